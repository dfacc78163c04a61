use smol_str::SmolStr;

use super::{GiveUp, Lane, Sure, Value, common, sure};
use crate::world::{Category, Change, Duties, Link, Meta, Names, Post};

pub(super) fn read(lane: &mut Lane<'_>, spec: Value<'_>, name: SmolStr, names: &mut Names) -> Sure<Post> {
    let (mut department, mut role, mut headcount) = (Link::Absent, None, 1);
    let (mut full_time, mut special_operation) = (false, false);
    let (mut duties, mut has_criteria, mut reports_to) = (Duties::default(), false, Link::Absent);
    let (mut requirements, mut changes, mut waivers) = (Box::default(), Box::default(), Box::default());
    lane.object(spec, |lane, key, value| {
        match key {
            "departmentRef" => department = lane.link(value, names)?,
            "role" => role = Some(lane.word(value)?),
            "headcount" => headcount = lane.whole(value)?,
            "fullTime" => full_time = lane.truth(value)?,
            "duties" => lane.list(value, |lane, value| {
                duties.add(lane.text(value)?);
                Ok(())
            })?,
            "assessmentCriteria" => lane.list(value, |lane, value| {
                has_criteria = true;
                lane.pass(value)
            })?,
            "specialOperation" => special_operation = lane.truth(value)?,
            "requiredCertificates" => {
                requirements = lane.items(value, |lane, value| any_of(lane, value, names))?;
            }
            "reportsToRef" => reports_to = lane.link(value, names)?,
            "changes" => changes = lane.items(value, change)?,
            "waivers" => waivers = common::waivers(lane, value, names)?,
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    sure(differ(&changes))?;
    Ok(Post {
        meta: Meta { name, origin: 0, waivers },
        department,
        role: role.ok_or(GiveUp)?,
        headcount: u32::try_from(headcount).map_err(|_| GiveUp)?,
        full_time,
        duties: duties.digest(),
        has_criteria,
        special_operation,
        requirements,
        reports_to,
        changes,
    })
}

fn any_of(lane: &mut Lane<'_>, value: Value<'_>, names: &mut Names) -> Sure<Box<[Category]>> {
    let mut categories = Box::default();
    lane.object(value, |lane, key, value| {
        sure(key == "anyOf")?;
        categories = lane.items(value, |lane, value| Ok(names.category(lane.text(value)?)))?;
        Ok(())
    })?;
    Ok(categories)
}

fn change(lane: &mut Lane<'_>, value: Value<'_>) -> Sure<Change> {
    let (mut id, mut effective_on) = (None, None);
    lane.object(value, |lane, key, value| {
        match key {
            "id" => id = Some(SmolStr::new(lane.text(value)?)),
            "effectiveOn" => effective_on = Some(lane.date(value)?),
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    Ok(Change { id: id.ok_or(GiveUp)?, effective_on: effective_on.ok_or(GiveUp)? })
}

/// Whether no two changes are called the same.
fn differ(changes: &[Change]) -> bool {
    changes.iter().enumerate().all(|(at, change)| changes[..at].iter().all(|other| other.id != change.id))
}
