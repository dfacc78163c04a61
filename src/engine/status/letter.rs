use super::{count, summary};
use crate::api::{ChainLink, LISTED_AT_MOST, LetterPhase, LetterStatus, Party};
use crate::engine::Evaluation;
use crate::facts::{ChainLevel, Sig, first_held};
use crate::world::{EmployeeId, Id, Letter, LetterId, PostId};

impl Evaluation<'_> {
    pub(super) fn letter_status(&self, id: LetterId) -> LetterStatus {
        let letter = self.world.letter(id);
        let missing: Vec<Party> = self
            .facts
            .letters
            .fact(id)
            .parties()
            .into_iter()
            .filter(|(_, sig)| !matches!(sig, Sig::Good(_) | Sig::NotAsked))
            .map(|(party, _)| party)
            .collect();
        let who = self.world.target(letter.responsible).or_else(|| self.world.target(letter.unit));
        let names = letter.posts.iter().filter_map(|post| self.world.target(*post));
        let judged = self.facts.letters.fact(id).in_force();
        let chain = if judged { self.chain(letter) } else { Vec::new() };
        LetterStatus {
            common: self.common(id.object()),
            phase: Some(self.letter_phase(id)),
            person_summary: who.unwrap_or_default().to_owned(),
            posts_summary: summary(names.map(Into::into)),
            missing_signatures_total: count(missing.len()),
            missing_signatures: missing,
            chain_total: count(chain.len()),
            chain: chain.into_iter().take(LISTED_AT_MOST).map(|(up, person)| self.link(up, person)).collect(),
        }
    }

    /// Where a letter stands, first match first (`precise.md`).
    pub(super) fn letter_phase(&self, id: LetterId) -> LetterPhase {
        let fact = self.facts.letters.fact(id);
        if fact.revoked {
            LetterPhase::Revoked
        } else if !self.world.index.superseded_by.of(id).is_empty() {
            LetterPhase::Superseded
        } else if fact.ended {
            LetterPhase::Expired
        } else if self.world.letter(id).signatures.is_empty() {
            LetterPhase::Draft
        } else if fact.in_force() {
            LetterPhase::InForce
        } else {
            LetterPhase::PendingSignature
        }
    }

    // The levels above, for as long as they are known; shown while the chain is judged.
    fn chain(&self, letter: &Letter) -> Vec<(PostId, EmployeeId)> {
        let (Some(person), Some(post)) = (letter.responsible.to(), first_held(letter, &self.facts.staff))
        else {
            return Vec::new();
        };
        let levels = self.facts.lines.above(post).filter_map(|level| match level {
            ChainLevel::Post(up) => Some((up, person)),
            ChainLevel::Lost => None,
        });
        levels.collect()
    }

    // A present holder with a letter in force speaks for a level, else the first present holder.
    fn link(&self, up: PostId, person: EmployeeId) -> ChainLink {
        let staff = &self.facts.staff;
        let mut first = None;
        let mut speaker = None;
        for holding in staff.present(up) {
            let pair = self.facts.pairs.answer(holding.employee, up);
            first = first.or(Some((holding.employee, pair)));
            if holding.employee != person && pair.is_some_and(|pair| pair.state.covered()) {
                speaker = Some((holding.employee, pair));
                break;
            }
        }
        let alone = first.is_some() && staff.present(up).all(|holding| holding.employee == person);
        let shown = speaker.or(first);
        let letter = shown.and_then(|(_, pair)| pair).and_then(|pair| pair.state.letter());
        ChainLink {
            post: self.name_of(up),
            employee: shown.map(|(employee, _)| self.name_of(employee)),
            letter: letter.map(|letter| self.name_of(letter)),
            ok: speaker.is_some() || alone,
        }
    }
}
