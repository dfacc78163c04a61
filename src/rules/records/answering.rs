use crate::facts::{CertFact, Need, Outcome};
use crate::rules::{Draft, Judge};
use crate::world::{Certificate, RecordId};

/// A certificate that answers a requirement of a post, well or badly.
pub(super) struct Answering<'a> {
    /// Where it stands today.
    pub(super) fact: &'a CertFact,
    pub(super) certificate: &'a Certificate,
    /// The requirement.
    pub(super) need: &'a Need,
    /// The name of the holder.
    pub(super) who: &'a str,
    /// The text of its category.
    pub(super) category: &'a str,
}

/// Reports what `say` has to say of a certificate, once for each requirement that it answers with
/// this outcome; the subject is the holder and the post.
pub(super) fn answering<'a>(
    judge: &mut Judge<'a>,
    id: RecordId,
    outcome: Outcome,
    say: impl Fn(&mut Judge<'a>, &Answering<'a>) -> Option<Draft>,
) {
    let (world, facts) = (judge.world, judge.facts);
    let (Some(fact), Some(certificate)) = (facts.certificates.fact(id), &world.record(id).certificate) else {
        return;
    };
    judge.horizon.merge(fact.until);
    for need in facts.needs.of_record(id).filter(|need| need.outcome == outcome) {
        judge.horizon.merge(facts.needs.until(need.employee));
        let (who, category) = (judge.name(need.employee), world.category(certificate.category));
        if let Some(draft) = say(judge, &Answering { fact, certificate, need, who, category }) {
            let subject = judge.both(need.employee, need.post);
            judge.report(draft.subject(subject));
        }
    }
}
