use super::Answers;
use crate::api::{ConditionStatus, Date, LetterType};
use crate::facts::{ChainState, LetterFact, Sig, first_held, issued, issuer_is_right};
use crate::world::{Id, Issuer, LetterId};

impl Answers<'_, '_> {
    pub(super) fn letter(&mut self, id: LetterId) {
        let letter = self.evaluation.world.letter(id);
        let fact = *self.evaluation.facts.letters.fact(id);
        if !self.unknown("ContentValid", letter.posts.iter().copied()) {
            self.found("ContentValid", "DutiesNamed", "the duties are defined");
        }
        self.signed(id, &fact);
        self.in_force(id, &fact);
        self.chain(id, &fact);
    }

    fn signed(&mut self, id: LetterId, fact: &LetterFact) {
        let letter = self.evaluation.world.letter(id);
        if self.unknown("Signed", [letter.unit]) {
            return;
        }
        if fact.signed() {
            self.holds("Signed", "Signed", "every required party has signed", fact.signed_on());
            return;
        }
        let unsigned =
            fact.parties().into_iter().find(|(_, sig)| !matches!(sig, Sig::Good(_) | Sig::NotAsked));
        let Some((party, sig)) = unsigned else { return };
        if sig == Sig::Unknown {
            let message = "who must sign cannot be told";
            return self.put("Signed", ConditionStatus::Unknown, "ReferenceNotFound", message, None);
        }
        let reason = match (party, sig) {
            (_, Sig::Wrong) => "SignatoryMismatch",
            (_, Sig::Future) => "SignedInFuture",
            (crate::api::Party::Issuer, _) => "IssuerSignatureMissing",
            (crate::api::Party::Responsible, _) => "ResponsibleSignatureMissing",
        };
        let since = self.naming("Signed").find(|finding| !finding.waived).and_then(|finding| finding.since);
        self.falsehood("Signed", reason, format!("{party:?} has not validly signed"), since);
    }

    fn in_force(&mut self, id: LetterId, fact: &LetterFact) {
        let letter = self.evaluation.world.letter(id);
        let period = letter.period;
        let type_ = "InForce";
        if fact.revoked {
            let on = letter.revoked_on;
            self.falsehood(type_, "Revoked", format!("revoked on {on}"), Some(on));
        } else if fact.ended {
            self.falsehood(type_, "Expired", format!("ended on {}", period.to), Some(period.to.next()));
        } else if !fact.begun {
            self.falsehood(type_, "NotYetStarted", format!("begins on {}", period.from), None);
        } else if fact.in_force() {
            // A letter that was signed late is in force since the last signature.
            let since = fact.signed_on().map_or(period.from, |signed| signed.max(period.from));
            let message = format!("in force from {} to {}", period.from, period.to);
            self.holds(type_, "InForce", message, Some(since));
        } else if fact.signed() {
            self.falsehood(type_, "SelfIssued", "a self-issued letter is never in force", Some(period.from));
        } else if fact.parties().iter().any(|(_, sig)| *sig == Sig::Unknown) {
            let message = "whether it is signed cannot be told";
            self.put(type_, ConditionStatus::Unknown, "ReferenceNotFound", message, None);
        } else {
            self.falsehood(type_, "NotSigned", "not signed by every required party", Some(period.from));
        }
    }

    fn chain(&mut self, id: LetterId, fact: &LetterFact) {
        let (world, facts) = (self.evaluation.world, &self.evaluation.facts);
        let letter = world.letter(id);
        let type_ = "ChainIntact";
        if !fact.in_force() || letter.type_ == LetterType::CooperatingUnit {
            return self
                .not_applicable(type_, "no chain is judged while the letter is not in force, or for a unit");
        }
        let (Some(person), Some(post)) = (letter.responsible.to(), first_held(letter, &facts.staff)) else {
            return self.not_applicable(type_, "the person holds none of the posts");
        };
        if let Issuer::Employee(issuer) = letter.issuer
            && self.unknown(type_, [issuer])
        {
            return;
        }
        let cyclic = world.post(post).department.to().is_some_and(|id| facts.tree.in_cycle[id.index()]);
        if cyclic {
            let message = "the department of the post is in a cycle";
            return self.put(type_, ConditionStatus::Unknown, "NotEvaluated", message, None);
        }
        let issuer = issued(world, &facts.letters, id, &mut facts.horizon());
        let right = issuer.and_then(|i| issuer_is_right(world, &facts.staff, &facts.lines, post, person, i));
        let name = |post: crate::world::PostId| world.name(post.object());
        let (reason, message) =
            match facts.chains.state(post, person, &facts.staff, &facts.lines, &facts.pairs) {
                ChainState::Lost => {
                    let message = "the line above cannot be followed to a top post";
                    return self.put(type_, ConditionStatus::Unknown, "NotEvaluated", message, None);
                }
                ChainState::Vacant(up) => ("SuperiorVacant", format!("{}: nobody is present", name(up))),
                ChainState::NotInForce(up) => {
                    ("UpstreamLetterNotInForce", format!("{}: no letter is in force", name(up)))
                }
                ChainState::Complete if right == Some(false) => {
                    ("IssuerNotSuperior", "the issuer did not hold the superior post".to_owned())
                }
                ChainState::Complete => {
                    return self.holds(
                        type_,
                        "ChainComplete",
                        "every level above has a letter in force",
                        None,
                    );
                }
            };
        self.falsehood(type_, reason, message, None::<Date>);
    }
}
