//! What follows from a world on a day, before any rule: who holds what, which letter answers for
//! whom, which certificate and training meets which requirement.
//!
//! Rules and conditions read the same facts, so they cannot disagree. Nobody here or behind sees
//! today's date: a [`Horizon`] answers questions about it and notes when the answer changes.
//! May use: `world`, `profile`, `api`. Deliberately absent: findings, severities, waivers.

mod certificates;
mod chain;
mod horizon;
mod letters;
mod lines;
mod needs;
mod pairs;
mod staff;
mod training;
mod tree;

pub(crate) use certificates::{CertFact, CertState, Certificates, family};
pub(crate) use chain::{ChainState, Chains, first_held, issued, issuer_is_right};
pub(crate) use horizon::Horizon;
pub(crate) use letters::{LetterFact, Letters, Sig};
pub(crate) use lines::{Level as ChainLevel, Lines, Superior};
pub(crate) use needs::{Asked, Need, Needs, Outcome};
pub(crate) use pairs::{Pair, PairState, Pairs, names};
pub(crate) use staff::{Holding, Phase, Staff};
pub(crate) use training::{Cause, LessonOutcome, Training};
pub(crate) use tree::Tree;

use crate::api::Date;
use crate::world::{DepartmentId, World, both};

/// Everything that follows from a world on one day.
#[derive(Debug)]
pub(crate) struct Facts {
    today: Date,
    pub(crate) tree: Tree,
    pub(crate) staff: Staff,
    pub(crate) lines: Lines,
    pub(crate) letters: Letters,
    pub(crate) pairs: Pairs,
    pub(crate) chains: Chains,
    pub(crate) certificates: Certificates,
    pub(crate) needs: Needs,
    pub(crate) training: Training,
}

impl Facts {
    /// The facts of a world on a day of its enterprise's zone.
    pub(crate) fn of(world: &World, today: Date) -> Self {
        let count = world.len();
        let (certificates, (staff, tree)) = both(
            count,
            || Certificates::of(world, today),
            || both(count, || Staff::of(world, today), || Tree::of(world)),
        );
        let ((training, needs), (lines, letters, pairs, chains)) = both(
            count,
            || {
                let training = || Training::of(world, &tree, &staff, today);
                both(count, training, || Needs::of(world, &staff, &certificates, today))
            },
            || {
                let lines = Lines::of(world, &tree, &staff);
                let letters = Letters::of(world, &tree, &lines, today);
                let pairs = Pairs::of(world, &staff, &lines, &letters, today);
                let chains = Chains::of(world, &staff, &lines, &pairs);
                (lines, letters, pairs, chains)
            },
        );
        Self { today, tree, staff, lines, letters, pairs, chains, certificates, needs, training }
    }

    /// A fresh horizon for judging one object.
    pub(crate) fn horizon(&self) -> Horizon {
        Horizon::new(self.today)
    }
}

/// Whether a cooperating unit is on site today; one without dates always is.
pub(crate) fn on_site(world: &World, unit: DepartmentId, horizon: &mut Horizon) -> bool {
    world.department(unit).cooperation.is_none_or(|span| horizon.within(span))
}
