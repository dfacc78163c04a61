use crate::api::LetterType;
use crate::api::{Kind, Severity};
use crate::facts::first_held;
use crate::finding::Code;
use crate::rules::{Check, Draft, Judge, Rule, Tier};
use crate::world::{Letter, LetterId};

/// `SP411 letter-duties-missing`.
pub(crate) static RULE: Rule = Rule {
    code: Code(411),
    name: "letter-duties-missing",
    summary: "a letter names no duties, or the post's duties changed after signing",
    kinds: &[Kind::ResponsibilityLetter],
    condition: "ContentValid",
    reasons: &["NoDuties", "DutiesChangedSinceSigning"],
    severity: Severity::Medium,
    tier: Tier::Core,
    policy: "",
    since: "0.1.0",
    remediation: "Re-sign against the current duties.",
    reference: "WSL Art.22",
    seed: "s15 clarify the responsibilities",
    page: include_str!("letter_duties_missing.md"),
    checks: &[Check::Letter(check)],
};

fn check(judge: &mut Judge<'_>, id: LetterId) {
    let fact = judge.facts.letters.fact(id);
    judge.horizon.merge(fact.until);
    if !fact.in_period() {
        return;
    }
    let letter = judge.world.letter(id);
    if !letter.has_duties {
        undefined(judge, id, letter);
    }
    changed(judge, id, letter);
}

fn undefined(judge: &mut Judge<'_>, id: LetterId, letter: &Letter) {
    let mut posts = letter.posts.iter().filter_map(|post| post.to());
    let bare = posts.find(|post| judge.world.post(*post).duties.is_none());
    let message = match bare {
        Some(post) => {
            format!("letter {} names no duties and neither does post {}", judge.name(id), judge.name(post))
        }
        None if letter.type_ == LetterType::CooperatingUnit => {
            format!("agreement {} names no duties", judge.name(id))
        }
        None => return,
    };
    let draft = Draft::new("NoDuties", "spec.duties", message);
    judge.report(match bare {
        Some(post) => draft.related(post, "spec.duties", "the post defines no duties either"),
        None => draft,
    });
}

fn changed(judge: &mut Judge<'_>, id: LetterId, letter: &Letter) {
    let Some(signed) = &letter.duties_digest else { return };
    if let Some(person) = letter.responsible.to() {
        judge.horizon.merge(judge.facts.staff.employee_until(person));
    }
    // Which post is held decides only where the letter names several (`model.md`).
    let post = match &*letter.posts {
        [only] => only.to(),
        _ => first_held(letter, &judge.facts.staff),
    };
    let Some(post) = post else { return };
    if judge.world.post(post).duties_digest() != **signed {
        let name = judge.name(post);
        let message = format!("the duties of {name} changed after {} was signed", judge.name(id));
        judge.report(
            Draft::new("DutiesChangedSinceSigning", "spec.dutiesDigest", message).subject(name).related(
                post,
                "spec.duties",
                "the duties of today are here",
            ),
        );
    }
}
