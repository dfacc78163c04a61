use crate::api::LetterType;
use crate::api::{Kind, Severity};
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{EmployeeId, Issuer, Letter, Link, PostId};

/// `SP415 top-commitment-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(415),
    name: "top-commitment-missing",
    summary: "the holder of a top post has made no safety commitment",
    kinds: &[Kind::Employee],
    condition: "Covered",
    reasons: &["CommitmentMissing"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "letters.topCommitment",
    since: "0.1.0",
    remediation: "Record the public safety commitment or the letter signed with the parent/authority.",
    reference: "WSL Art.5, 21; Ningbo Art.21 (public commitment)",
    seed: "s9, s16",
    page: include_str!("top_commitment_missing.md"),
    checks: &[Check::Employee(check)],
};

fn check(judge: &mut Judge<'_>, id: EmployeeId) {
    let policy = &judge.profile().letters;
    if !policy.top_commitment {
        return;
    }
    for pair in judge.facts.pairs.of_employee(id) {
        judge.horizon.merge(pair.until);
        if pair.due && judge.facts.lines.is_top(pair.post) && !committed(judge, id, pair.post) {
            let post = judge.name(pair.post);
            let message = format!("{} holds the top post {post} without a commitment letter", judge.name(id));
            judge.report(
                Draft::new("CommitmentMissing", "spec.assignments", message)
                    .subject(post)
                    .since(pair.from.plus_days(policy.grace_days)),
            );
        }
    }
}

// By a commitment, or a letter from outside, that has begun and was not revoked.
fn committed(judge: &mut Judge<'_>, id: EmployeeId, post: PostId) -> bool {
    judge.world.index.letters_of.of(id).iter().any(|letter| {
        let fact = judge.facts.letters.fact(*letter);
        let letter = judge.world.letter(*letter);
        counts(letter) && letter.posts.contains(&Link::To(post)) && fact.begun && !fact.revoked
    })
}

fn counts(letter: &Letter) -> bool {
    letter.type_ == LetterType::Commitment || letter.issuer == Issuer::External
}
