//! What goes wrong with a control plane, done to a real one.

use rustix::process::Signal;

use super::ControlPlane;
use super::server::Server;

/// Which of the two servers.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// kube-apiserver.
    ApiServer,
    /// etcd.
    Etcd,
}

impl ControlPlane {
    /// Kills it where it stands.
    pub fn kill(&mut self, part: Part) {
        self.part(part).kill();
    }

    /// Starts one that was killed, on the same data and port. Whether the API server answers is for
    /// `wait_until_ready` to say, for it needs etcd.
    pub fn start_again(&mut self, part: Part) {
        self.part(part).start_again();
    }

    /// It keeps its connections and its memory, and does nothing.
    pub fn pause(&mut self, part: Part) {
        self.part(part).signal(Signal::STOP);
    }

    /// It goes on where it was paused.
    pub fn resume(&mut self, part: Part) {
        self.part(part).signal(Signal::CONT);
    }

    /// The number of its process.
    pub fn pid(&self, part: Part) -> u32 {
        match part {
            Part::ApiServer => self.api_server.pid(),
            Part::Etcd => self.etcd.pid(),
        }
    }

    fn part(&mut self, part: Part) -> &mut Server {
        match part {
            Part::ApiServer => &mut self.api_server,
            Part::Etcd => &mut self.etcd,
        }
    }
}
