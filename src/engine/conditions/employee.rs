use super::Answers;
use crate::api::ConditionStatus;
use crate::engine::Standing;
use crate::engine::causes::Unmet;
use crate::facts::{Pair, PairState, Phase};
use crate::world::{Assignment, EmployeeId, Id, Link, PostId};

impl Answers<'_, '_> {
    pub(super) fn employee(&mut self, id: EmployeeId) {
        self.found("IdentityUnique", "Unique", "no other employee has this number");
        let phase = self.evaluation.facts.staff.phase[id.index()];
        let absent = match phase {
            Phase::Future => Some("the person is not hired yet"),
            Phase::Separated => Some("the person has left"),
            Phase::Active | Phase::Away => None,
        };
        let Some(why) = absent else { return self.at_work(id) };
        // Who has left may still be assigned, which is a finding.
        if self.naming("Assigned").next().is_some() {
            self.found("Assigned", "Ended", why);
        } else {
            self.not_applicable("Assigned", why);
        }
        for type_ in ["Covered", "Trained", "Certified", "Contracted"] {
            self.not_applicable(type_, why);
        }
    }

    fn at_work(&mut self, id: EmployeeId) {
        let posts = self.running(id);
        if !self.unknown("Assigned", posts.iter().copied()) {
            self.found("Assigned", "Assigned", "the person has a post");
        }
        if !self.unknown("Covered", posts.iter().copied()) {
            self.covered(id);
        }
        let world = self.evaluation.world;
        let departments: Vec<_> =
            posts.iter().filter_map(|p| p.to()).map(|p| world.post(p).department).collect();
        if !self.unknown("Trained", posts.iter().copied()) && !self.unjudged_department(&departments) {
            let unmet = self.evaluation.untrained(id);
            self.unmet("Trained", &unmet, "RequirementsMet", "every training that is asked was passed");
        }
        if !self.unknown("Certified", posts) {
            let unmet = self.evaluation.uncertified(id);
            self.unmet("Certified", &unmet, "RequirementsMet", "every certificate that is asked is valid");
        }
        self.found("Contracted", "Contracted", "the labour contract is in order or none is asked");
    }

    fn running(&self, id: EmployeeId) -> Vec<Link<PostId>> {
        let mut horizon = self.evaluation.facts.horizon();
        let mut runs = |assignment: &&Assignment| assignment.holds() && horizon.within(assignment.span);
        let assignments = &self.evaluation.world.employee(id).assignments;
        assignments.iter().filter(|assignment| runs(assignment)).map(|assignment| assignment.post).collect()
    }

    fn unjudged_department(&mut self, departments: &[Link<crate::world::DepartmentId>]) -> bool {
        let lost = departments.iter().any(|department| department.unjudged());
        if lost {
            let message = "the department of a post cannot be judged";
            self.put("Trained", ConditionStatus::Unknown, "NotEvaluated", message, None);
        }
        lost
    }

    fn covered(&mut self, id: EmployeeId) {
        let evaluation = self.evaluation;
        let pairs = evaluation.facts.pairs.of_employee(id);
        if let Some(pair) = pairs.iter().find(|pair| !pair.state.covered()) {
            let since = evaluation.uncovered_by(pair, Standing::Unwaived).and_then(|finding| finding.since);
            let (reason, message) = self.uncovered(pair);
            self.falsehood("Covered", reason, message, since);
        } else if pairs.is_empty() {
            self.holds("Covered", "NothingAsked", "no letter is asked of the person today", None);
        } else {
            self.holds("Covered", "AllPostsCovered", "every post has a letter in force", None);
        }
    }

    /// Why a pair has no letter in force.
    pub(super) fn uncovered(&self, pair: &Pair) -> (&'static str, String) {
        let world = self.evaluation.world;
        let (who, post) = (world.name(pair.employee.object()), world.name(pair.post.object()));
        let letter = pair.state.letter().map_or("", |letter| world.name(letter.object()));
        match pair.state {
            PairState::InForce(_) => ("InForce", format!("letter {letter} is in force")),
            PairState::InPeriod(id) if self.evaluation.facts.letters.fact(id).self_issued => {
                ("SelfIssued", format!("{letter} was issued by {who} to themself"))
            }
            PairState::InPeriod(_) => {
                ("NotSigned", format!("letter {letter} of {who} for {post} is not signed"))
            }
            PairState::Lapsed(_) => ("Expired", format!("letter {letter} of {who} for {post} has ended")),
            PairState::Future => {
                ("LetterNotYetInForce", format!("the letter of {who} for {post} begins only later"))
            }
            PairState::None => ("NoLetter", format!("no letter names {who} for {post}")),
        }
    }

    /// Answers by requirements: False if one is not met.
    pub(super) fn unmet(
        &mut self,
        type_: &'static str,
        unmet: &[Unmet],
        reason: &'static str,
        message: &str,
    ) {
        let Some(first) = unmet.first() else { return self.holds(type_, reason, message, None) };
        let finding = self.evaluation.of(first.on).find(|finding| finding.code.0 == first.code);
        let (message, since) = finding.map_or_else(
            || (format!("not met: {}", first.reason), None),
            |finding| (finding.message.clone(), finding.since),
        );
        let reason = finding.map_or(first.reason, |finding| finding.reason);
        self.falsehood(type_, reason, message, since);
    }
}
