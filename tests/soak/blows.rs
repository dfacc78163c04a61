//! What a storm does to the whole, one thing after another.

use std::thread::sleep;
use std::time::Duration;

use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};

use crate::control_plane::{ControlPlane, Part};
use crate::counts::Counts;
use crate::edits::Editor;
use crate::fleet::Fleet;
use crate::namespaces;
use crate::running::clock::set;
use crate::running::fresh::settles;
use crate::running::statuses::AT;
use crate::seeds::pause;

/// What is done to the whole.
#[derive(Clone, Copy, Debug)]
enum Blow {
    KillReplica,
    FreezeLeader,
    KillApiServer,
    KillEtcd,
    Compact,
    MoveClock,
    DeleteNamespace,
}

/// Each at least once.
const BLOWS: [Blow; 10] = [
    Blow::KillReplica,
    Blow::KillReplica,
    Blow::FreezeLeader,
    Blow::FreezeLeader,
    Blow::KillApiServer,
    Blow::KillEtcd,
    Blow::Compact,
    Blow::MoveClock,
    Blow::MoveClock,
    Blow::DeleteNamespace,
];

/// Everything that a storm goes over.
pub(crate) struct Storm<'a> {
    plane: &'a mut ControlPlane,
    fleet: Fleet,
    rng: Rng,
    now: Timestamp,
    /// The namespace that is deleted, and those who live there now.
    doomed: String,
    inhabitants: Editor,
    pub(crate) counts: Counts,
}

impl<'a> Storm<'a> {
    /// Over a controller that leads already, and a namespace to be deleted, which is filled.
    pub(crate) fn gather(plane: &'a mut ControlPlane, fleet: Fleet, doomed: String, mut rng: Rng) -> Self {
        let inhabitants = Editor::fill(plane, &doomed, 60, rng.fork());
        fleet.leader(None);
        let (now, counts) = (AT.parse().expect("an instant"), Counts::default());
        Self { plane, fleet, rng, now, doomed, inhabitants, counts }
    }

    /// Strikes with everything.
    pub(crate) fn rage(&mut self) {
        let mut blows = BLOWS;
        self.rng.shuffle(&mut blows);
        for blow in blows {
            self.pause(2000);
            self.strike(blow);
        }
    }

    /// Waits for the statuses of both namespaces.
    pub(crate) fn settles(&self, namespace: &str) {
        for namespace in [namespace, &self.doomed] {
            settles(self.plane, namespace, &self.now.to_string());
        }
    }

    fn pause(&mut self, at_most: u64) {
        pause(&mut self.rng, at_most);
    }

    // Whatever is killed is there again when it is over.
    fn strike(&mut self, blow: Blow) {
        self.counts.one(&format!("{blow:?}"));
        match blow {
            Blow::KillReplica => self.kill_replica(),
            Blow::FreezeLeader => self.freeze_leader(),
            Blow::KillApiServer => self.kill_server(Part::ApiServer),
            Blow::KillEtcd => self.kill_server(Part::Etcd),
            Blow::Compact => {
                self.plane.compact();
                self.kill_server(Part::ApiServer);
            }
            Blow::MoveClock => self.move_clock(),
            Blow::DeleteNamespace => self.delete_namespace(),
        }
    }

    fn kill_replica(&mut self) {
        let number = self.rng.usize(0..self.fleet.replicas.len());
        self.fleet.kill(number);
        self.pause(1500);
        self.fleet.add(self.plane);
    }

    // Past its lease of three seconds, whether or not somebody else leads by then.
    fn freeze_leader(&mut self) {
        let leader = self.fleet.leader(None);
        self.fleet.replicas[leader].freeze();
        sleep(Duration::from_secs(4));
        self.pause(3000);
        self.fleet.replicas[leader].thaw();
    }

    fn kill_server(&mut self, part: Part) {
        self.plane.kill(part);
        self.pause(1500);
        self.plane.start_again(part);
        self.plane.wait_until_ready();
    }

    /// Lets some dates pass.
    pub(crate) fn move_clock(&mut self) {
        self.now += SignedDuration::from_hours(self.rng.i64(1..20 * 24));
        set(&self.fleet.clock, &self.now.to_string());
    }

    fn delete_namespace(&mut self) {
        namespaces::delete(self.plane, &self.doomed, &self.inhabitants);
        self.pause(500);
        self.plane.kubectl(&["create", "namespace", &self.doomed]).expect_success();
        self.inhabitants = Editor::fill(self.plane, &self.doomed, 60, self.rng.fork());
    }
}
