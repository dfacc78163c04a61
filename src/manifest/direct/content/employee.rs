use smol_str::SmolStr;

use super::{GiveUp, Lane, Sure, Value, common, sure};
use crate::api::AssignmentMode;
use crate::world::{Assignment, Contract, Employee, Link, Meta, Names};

pub(super) fn read(lane: &mut Lane<'_>, spec: Value<'_>, name: SmolStr, names: &mut Names) -> Sure<Employee> {
    let (mut number, mut employment, mut department) = (None, None, Link::Absent);
    let (mut hired, mut separated, mut contract) = (None, None, Contract::Missing);
    let (mut assignments, mut absences, mut waivers) = (Box::default(), Box::default(), Box::default());
    lane.object(spec, |lane, key, value| {
        match key {
            "employeeNumber" => number = Some(SmolStr::new(lane.text(value)?)),
            "employmentType" => employment = Some(lane.word(value)?),
            "departmentRef" => department = lane.link(value, names)?,
            "hiredOn" => hired = Some(lane.date(value)?),
            "separatedOn" => separated = Some(lane.date(value)?),
            "assignments" => assignments = lane.items(value, |lane, value| assignment(lane, value, names))?,
            "absences" => absences = lane.items(value, common::period)?,
            "contract" => contract = terms(lane, value)?,
            "waivers" => waivers = common::waivers(lane, value, names)?,
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    Ok(Employee {
        meta: Meta { name, origin: 0, waivers },
        number: number.ok_or(GiveUp)?,
        employment: employment.ok_or(GiveUp)?,
        department,
        employed: common::span(hired, separated)?,
        assignments,
        absences,
        contract,
    })
}

fn assignment(lane: &mut Lane<'_>, value: Value<'_>, names: &mut Names) -> Sure<Assignment> {
    let (mut post, mut from, mut to) = (Link::Absent, None, None);
    let mut mode = AssignmentMode::default();
    lane.object(value, |lane, key, value| {
        match key {
            "postRef" => post = lane.link(value, names)?,
            "from" => from = Some(lane.date(value)?),
            "to" => to = Some(lane.date(value)?),
            "mode" => mode = lane.word(value)?,
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    Ok(Assignment { post, span: common::span(from, to)?, mode })
}

fn terms(lane: &mut Lane<'_>, value: Value<'_>) -> Sure<Contract> {
    let (mut signed_on, mut from, mut to) = (None, None, None);
    let (mut digest, mut reason) = (false, false);
    lane.object(value, |lane, key, value| {
        match key {
            "signedOn" => signed_on = Some(lane.date(value)?),
            "from" => from = Some(lane.date(value)?),
            "to" => to = Some(lane.date(value)?),
            "documentDigest" => (digest, ()) = (true, lane.pass(value)?),
            "notApplicableReason" => (reason, ()) = (true, lane.pass(value)?),
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    if reason {
        sure(!digest && signed_on.is_none() && from.is_none() && to.is_none())?;
        return Ok(Contract::NotApplicable);
    }
    Ok(Contract::Recorded { signed_on, span: common::span(from, to)? })
}
