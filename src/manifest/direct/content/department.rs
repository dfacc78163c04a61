use smol_str::SmolStr;

use super::{GiveUp, Lane, Sure, Value, common, sure};
use crate::api::DepartmentType;
use crate::world::{Department, Link, Meta, Names};

/// A department other than the enterprise, which is one of thousands and decides for all.
pub(super) fn read(
    lane: &mut Lane<'_>,
    spec: Value<'_>,
    name: SmolStr,
    names: &mut Names,
) -> Sure<Department> {
    let (mut type_, mut parent, mut head_post) = (None, Link::Absent, Link::Absent);
    let (mut safety_institution, mut cooperation, mut waivers) = (false, None, Box::default());
    lane.object(spec, |lane, key, value| {
        match key {
            "type" => type_ = Some(lane.word::<DepartmentType>(value)?),
            "parentRef" => parent = lane.link(value, names)?,
            "headPostRef" => head_post = lane.link(value, names)?,
            // There is one function.
            "functions" => lane.list(value, |lane, value| {
                safety_institution = true;
                lane.pass(value)
            })?,
            "cooperation" => cooperation = Some(common::period(lane, value)?),
            "waivers" => waivers = common::waivers(lane, value, names)?,
            "committee" | "enterprise" => return Err(GiveUp),
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    let type_ = type_.ok_or(GiveUp)?;
    sure(type_ != DepartmentType::Enterprise)?;
    sure(cooperation.is_none() || type_ == DepartmentType::CooperatingUnit)?;
    let meta = Meta { name, origin: 0, waivers };
    Ok(Department {
        meta,
        type_,
        parent,
        head_post,
        safety_institution,
        committee: None,
        cooperation,
        enterprise: None,
    })
}
