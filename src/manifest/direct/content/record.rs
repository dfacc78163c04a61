use smol_str::SmolStr;

use super::{GiveUp, Lane, Sure, Value, common, sure};
use crate::api::{AssessmentResult, CertificateState, RecordType};
use crate::world::{Certificate, EmployeeId, Link, Meta, Names, Record};

pub(super) fn read(lane: &mut Lane<'_>, spec: Value<'_>, name: SmolStr, names: &mut Names) -> Sure<Record> {
    let (mut employee, mut type_, mut level) = (Link::Absent, None, None);
    let (mut department, mut change, mut completed_on) = (Link::Absent, None, None);
    let (mut hours, mut outcome, mut certified) = (0, None, None);
    let (mut evidence, mut waivers) = (false, Box::default());
    lane.object(spec, |lane, key, value| {
        match key {
            "employeeRef" => employee = lane.link(value, names)?,
            "type" => type_ = Some(lane.word(value)?),
            "level" => level = Some(lane.word(value)?),
            "departmentRef" => department = lane.link(value, names)?,
            "changeRef" => change = Some(SmolStr::new(lane.text(value)?)),
            "completedOn" => completed_on = Some(lane.date(value)?),
            "hours" => hours = lane.whole(value)?,
            "assessment" => outcome = Some(assessment(lane, value, names)?),
            "certificate" => certified = Some(Box::new(certificate(lane, value, names)?)),
            "evidence" => evidence = common::evidence(lane, value)?,
            "waivers" => waivers = common::waivers(lane, value, names)?,
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    let type_ = type_.ok_or(GiveUp)?;
    let has_level = matches!(type_, RecordType::EntryEducation | RecordType::Transfer | RecordType::Return);
    sure((type_ == RecordType::Certificate) == certified.is_some())?;
    sure((type_ == RecordType::Certificate) == completed_on.is_none())?;
    sure(has_level == level.is_some())?;
    sure((type_ == RecordType::NewProcess) == change.is_some())?;
    let (result, assessor) = outcome.map_or((None, Link::Absent), |(result, by)| (Some(result), by));
    let meta = Meta { name, origin: 0, waivers };
    Ok(Record {
        meta,
        employee,
        type_,
        level,
        department,
        change,
        completed_on,
        hours,
        result,
        assessor,
        certificate: certified,
        evidence,
    })
}

fn assessment(
    lane: &mut Lane<'_>,
    value: Value<'_>,
    names: &mut Names,
) -> Sure<(AssessmentResult, Link<EmployeeId>)> {
    let (mut result, mut assessor) = (None, Link::Absent);
    lane.object(value, |lane, key, value| {
        match key {
            "result" => result = Some(lane.word(value)?),
            "assessorRef" => assessor = lane.link(value, names)?,
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    Ok((result.ok_or(GiveUp)?, assessor))
}

fn certificate(lane: &mut Lane<'_>, value: Value<'_>, names: &mut Names) -> Sure<Certificate> {
    let (mut category, mut number, mut state) = (None, None, CertificateState::default());
    let (mut valid_from, mut valid_to) = (None, None);
    let (mut review_due_on, mut state_since) = (None, None);
    lane.object(value, |lane, key, value| {
        match key {
            "category" => category = Some(names.category(lane.text(value)?)),
            "number" => number = Some(SmolStr::new(lane.text(value)?)),
            "validFrom" => valid_from = Some(lane.date(value)?),
            "validTo" => valid_to = Some(lane.date(value)?),
            "reviewDueOn" => review_due_on = Some(lane.date(value)?),
            "state" => state = lane.word(value)?,
            "stateSince" => state_since = Some(lane.date(value)?),
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    let (category, valid_from) = category.zip(valid_from).ok_or(GiveUp)?;
    sure(valid_to.is_none_or(|last| valid_from <= last))?;
    sure((state == CertificateState::Active) == state_since.is_none())?;
    Ok(Certificate { category, number, valid_from, valid_to, review_due_on, state, state_since })
}
