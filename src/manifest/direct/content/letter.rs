use smol_str::SmolStr;

use super::{GiveUp, Lane, Sure, Value, common, sure};
use crate::api::{Date, LetterType};
use crate::world::{
    DepartmentId, EmployeeId, Issuer, Letter, Link, Meta, Names, PostId, Signature, digest_bytes,
};

pub(super) fn read(lane: &mut Lane<'_>, spec: Value<'_>, name: SmolStr, names: &mut Names) -> Sure<Letter> {
    let (mut type_, mut period, mut issuer) = (None, None, Issuer::Nobody);
    let (mut taker, mut has_duties, mut duties_digest) = (Taker::default(), false, None);
    let (mut revoked_on, mut supersedes) = (Date::NEVER, Link::Absent);
    let (mut signatures, mut waivers) = (Box::default(), Box::default());
    lane.object(spec, |lane, key, value| {
        match key {
            "type" => type_ = Some(lane.word(value)?),
            "period" => period = Some(common::period(lane, value)?),
            "issuer" => issuer = giver(lane, value, names)?,
            "responsible" => taker = Taker::read(lane, value, names)?,
            "duties" => lane.list(value, |lane, value| {
                has_duties = true;
                lane.pass(value)
            })?,
            "dutiesDigest" => duties_digest = Some(Box::new(digest_bytes(lane.text(value)?))),
            "signatures" => signatures = lane.items(value, |lane, value| signature(lane, value, names))?,
            "revokedOn" => revoked_on = lane.date(value)?,
            "supersedesRef" => supersedes = lane.link(value, names)?,
            "waivers" => waivers = common::waivers(lane, value, names)?,
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    let type_ = type_.ok_or(GiveUp)?;
    sure((type_ == LetterType::Personal) == (issuer != Issuer::Nobody))?;
    sure(taker.suits(type_))?;
    Ok(Letter {
        meta: Meta { name, origin: 0, waivers },
        type_,
        period: period.ok_or(GiveUp)?,
        issuer,
        responsible: taker.person,
        posts: taker.posts,
        unit: taker.unit,
        has_duties,
        duties_digest,
        signatures,
        revoked_on,
        supersedes,
    })
}

/// Who issues: exactly one of the two.
fn giver(lane: &mut Lane<'_>, value: Value<'_>, names: &mut Names) -> Sure<Issuer> {
    let mut issuer = Issuer::Nobody;
    lane.object(value, |lane, key, value| {
        sure(issuer == Issuer::Nobody)?;
        match key {
            "employeeRef" => issuer = Issuer::Employee(lane.link(value, names)?),
            "external" => (issuer, ()) = (Issuer::External, lane.pass(value)?),
            _ => return Err(GiveUp),
        }
        Ok(())
    })?;
    sure(issuer != Issuer::Nobody)?;
    Ok(issuer)
}

/// Who takes the responsibility.
struct Taker {
    person: Link<EmployeeId>,
    posts: Box<[Link<PostId>]>,
    unit: Link<DepartmentId>,
}

impl Default for Taker {
    fn default() -> Self {
        Self { person: Link::Absent, posts: Box::default(), unit: Link::Absent }
    }
}

impl Taker {
    fn read(lane: &mut Lane<'_>, value: Value<'_>, names: &mut Names) -> Sure<Self> {
        let mut taker = Self::default();
        lane.object(value, |lane, key, value| {
            match key {
                "employeeRef" => taker.person = lane.link(value, names)?,
                "postRefs" => taker.posts = lane.items(value, |lane, value| lane.link(value, names))?,
                "departmentRef" => taker.unit = lane.link(value, names)?,
                _ => return Err(GiveUp),
            }
            Ok(())
        })?;
        Ok(taker)
    }

    fn suits(&self, type_: LetterType) -> bool {
        let [person, unit] = [self.person != Link::Absent, self.unit != Link::Absent];
        if type_ == LetterType::CooperatingUnit {
            unit && !person && self.posts.is_empty()
        } else {
            person && !unit && !self.posts.is_empty()
        }
    }
}

fn signature(lane: &mut Lane<'_>, value: Value<'_>, names: &mut Names) -> Sure<Signature> {
    let (mut party, mut by, mut on, mut evidence) = (None, Link::Absent, None, false);
    lane.object(value, |lane, key, value| {
        match key {
            "party" => party = Some(lane.word(value)?),
            "employeeRef" => by = lane.link(value, names)?,
            "signedOn" => on = Some(lane.date(value)?),
            "evidence" => evidence = common::evidence(lane, value)?,
            _ => lane.pass(value)?,
        }
        Ok(())
    })?;
    Ok(Signature { party: party.ok_or(GiveUp)?, by, on: on.ok_or(GiveUp)?, evidence })
}
