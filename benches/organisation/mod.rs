//! Seeded organisations for benchmarks and property tests: plausible enterprises in which a given
//! share of the facts is wrong, late, missing or odd.
#![allow(unreachable_pub, reason = "a module of several programs")]

use std::fmt::Write;

use fastrand::Rng;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The same seed makes the same organisation.
    pub seed: u64,
    /// About how many objects.
    pub objects: usize,
    /// How many of a hundred facts are faulty.
    pub faults: u32,
}

/// One enterprise, as YAML documents in its namespace.
pub fn enterprise(namespace: &str, plan: Plan) -> Vec<String> {
    let mut maker = Maker {
        rng: Rng::with_seed(plan.seed),
        faults: plan.faults,
        namespace: namespace.to_owned(),
        out: Vec::new(),
    };
    maker.root();
    let mut team = 0;
    while maker.out.len() < plan.objects {
        maker.team(team);
        team += 1;
    }
    maker.out.truncate(plan.objects.max(1));
    maker.out
}

struct Maker {
    rng: Rng,
    faults: u32,
    namespace: String,
    out: Vec<String>,
}

const INDUSTRIES: [&str; 4] = ["HazardousChemicals", "GeneralManufacturing", "Construction", "Services"];
const PROFILES: [&str; 6] = ["prc-2026", "prc-2026", "prc-2015", "prc-zhejiang", "seed-literal", "generic"];
const CATEGORIES: [&str; 4] = [
    "special-operation/low-voltage-electrician",
    "special-operation/welding-and-thermal-cutting",
    "special-equipment/forklift-n1",
    "special-operation/work-at-height",
];

impl Maker {
    fn fault(&mut self) -> bool {
        self.rng.u32(0..100) < self.faults
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.rng.usize(0..from.len())]
    }

    // A day so many days around 2026-11-23, as far apart as asked.
    fn day(&mut self, from: i32, to: i32) -> String {
        let offset = self.rng.i32(from..=to);
        let day = jiff::civil::date(2026, 11, 23).checked_add(jiff::Span::new().days(offset));
        day.expect("a day near 2026").to_string()
    }

    fn put(&mut self, kind: &str, name: &str, spec: &str) {
        let mut text = format!(
            "apiVersion: noblindspot.dev/v1alpha1\nkind: {kind}\nmetadata: {{name: {name}, namespace: {}}}\nspec:\n",
            self.namespace
        );
        for line in spec.lines() {
            let _ = writeln!(text, "  {line}");
        }
        if self.fault() && self.fault() {
            let (rule, until) = (self.pick(&["SP401", "SP302", "SP320", "SP501", "SP327"]), self.day(-3, 40));
            let _ = writeln!(text, "  waivers:\n  - {{rule: {rule}, until: '{until}', reason: agreed}}");
        }
        self.out.push(text);
    }

    fn root(&mut self) {
        let (industry, profile) = (self.pick(&INDUSTRIES), self.pick(&PROFILES));
        let representative = if self.fault() { "e0-1" } else { "boss" };
        let mut spec = format!(
            "type: Enterprise\nheadPostRef: {{name: gm}}\nenterprise:\n  legalRepresentativeRef: {{name: {representative}}}\n  industry: {industry}\n  profile: {profile}\n  timeZone: Asia/Shanghai\n  recordsStartOn: '2024-01-01'\n"
        );
        if !self.fault() {
            spec += "  safetyLeadPostRef: {name: lead}\n";
        }
        if !self.fault() {
            let met = self.day(-200, 0);
            let _ = writeln!(
                spec,
                "committee: {{chairRef: {{name: boss}}, memberRefs: [{{name: deputy}}, {{name: e0-0}}], establishedOn: '2024-03-01', lastMeetingOn: '{met}'}}"
            );
        }
        self.put("Department", "root", &spec);
        for (post, role) in [("gm", "Principal"), ("lead", "SafetyLead"), ("officer", "SafetyManager")] {
            self.post(post, "root", role, 1, None);
        }
        for (person, post, category) in [
            ("boss", "gm", "management/principal"),
            ("deputy", "lead", "management/safety-manager"),
            ("keeper", "officer", "management/safety-manager"),
        ] {
            let issuer = (person != "boss").then_some("boss");
            self.person(person, "root", post, "root", None, issuer);
            self.certificate(person, category);
        }
    }

    fn post(&mut self, name: &str, department: &str, role: &str, headcount: u32, category: Option<&str>) {
        let mut spec =
            format!("departmentRef: {{name: {department}}}\nrole: {role}\nheadcount: {headcount}\n");
        if !self.fault() {
            let _ = writeln!(spec, "duties: ['{name}: knows the hazards', '{name}: stops unsafe work']");
        }
        if !self.fault() {
            spec += "assessmentCriteria: [no incident]\n";
        }
        if let Some(category) = category {
            let _ = writeln!(spec, "specialOperation: true\nrequiredCertificates:\n- anyOf: [{category}]");
        }
        if self.fault() {
            let on = self.day(-400, 100);
            let _ = writeln!(spec, "changes:\n- {{id: C-{name}, effectiveOn: '{on}'}}");
        }
        self.put("Post", name, &spec);
    }

    fn team(&mut self, number: usize) {
        let workshop = format!("ws{}", number / 4);
        if number.is_multiple_of(4) {
            let manager = format!("m{}", number / 4);
            let head = format!("{workshop}-manager");
            self.department(&workshop, "Workshop", "root", &head);
            self.post(&head, &workshop, "Manager", 1, None);
            self.person(&manager, &workshop, &head, &workshop, None, Some("boss"));
        }
        let (team, manager) = (format!("t{number}"), format!("m{}", number / 4));
        let (head, leader) = (format!("{team}-leader"), format!("l{number}"));
        self.department(&team, "Team", &workshop, &head);
        self.post(&head, &team, "Manager", 1, None);
        self.person(&leader, &team, &head, &workshop, Some(&team), Some(&manager));
        let category = number.is_multiple_of(2).then(|| CATEGORIES[number / 2 % CATEGORIES.len()]);
        let operator = format!("{team}-operator");
        self.post(&operator, &team, "Operator", 7, category);
        for place in 0..7 {
            let name = format!("e{number}-{place}");
            self.person(&name, &team, &operator, &workshop, Some(&team), Some(&leader));
            if let Some(category) = category {
                self.certificate(&name, category);
            }
        }
    }

    fn department(&mut self, name: &str, type_: &str, parent: &str, head: &str) {
        let parent = if self.fault() && self.fault() { "t0" } else { parent };
        let mut spec = format!("type: {type_}\nparentRef: {{name: {parent}}}\n");
        if !self.fault() {
            let _ = writeln!(spec, "headPostRef: {{name: {head}}}");
        }
        self.put("Department", name, &spec);
    }

    fn person(
        &mut self,
        name: &str,
        home: &str,
        post: &str,
        workshop: &str,
        team: Option<&str>,
        issuer: Option<&str>,
    ) {
        let kind = if self.fault() { self.pick(&["Dispatched", "Contractor", "Intern"]) } else { "Regular" };
        let hired = if self.rng.bool() { self.day(-4000, -1100) } else { self.day(-1000, -400) };
        let tail = if self.fault() { "x" } else { name };
        let number = format!("{}-{tail}", self.namespace);
        let mut spec = format!(
            "employeeNumber: '{number}'\nemploymentType: {kind}\ndepartmentRef: {{name: {home}}}\nhiredOn: '{hired}'\n"
        );
        if self.fault() {
            let left = self.day(-30, 60);
            let _ = writeln!(spec, "separatedOn: '{left}'");
        }
        let from = if self.fault() { self.day(-380, 20) } else { hired.clone() };
        let mode = if self.fault() { self.pick(&["Acting", "Trainee"]) } else { "Permanent" };
        let to = if self.fault() { format!(", to: '{}'", self.day(20, 90)) } else { String::new() };
        let held = if self.fault() { "gone" } else { post };
        let _ = writeln!(spec, "assignments:");
        if from > hired {
            let _ = writeln!(spec, "- {{postRef: {{name: officer}}, from: '{hired}', to: '{hired}'}}");
        }
        let _ = writeln!(spec, "- {{postRef: {{name: {held}}}, from: '{from}'{to}, mode: {mode}}}");
        if self.fault() {
            let (start, end) = (self.day(-500, -40), self.day(-39, 40));
            let _ = writeln!(spec, "absences:\n- {{from: '{start}', to: '{end}'}}");
        }
        if !self.fault() {
            let _ = writeln!(spec, "contract: {{signedOn: '{hired}', from: '{hired}'}}");
        }
        self.put("Employee", name, &spec);
        self.letter(name, post, issuer);
        self.training(name, &hired, workshop, team);
    }

    fn letter(&mut self, person: &str, post: &str, issuer: Option<&str>) {
        if self.fault() {
            return;
        }
        let issuer = if self.fault() { issuer.map(|_| person) } else { issuer };
        let (from, to) = if self.fault() {
            (self.day(-400, 10), self.day(11, 60))
        } else {
            ("2026-01-01".into(), "2026-12-31".into())
        };
        let mut spec = format!(
            "type: {}\nperiod: {{from: '{from}', to: '{to}'}}\nresponsible:\n  employeeRef: {{name: {person}}}\n  postRefs:\n  - {{name: {post}}}\n",
            if issuer.is_some() { "Personal" } else { "Commitment" }
        );
        if let Some(issuer) = issuer {
            let _ = writeln!(spec, "issuer:\n  employeeRef: {{name: {issuer}}}");
        }
        spec += "signatures:\n";
        let responsible = if self.fault() { "boss" } else { person };
        for (party, by) in [("Issuer", issuer), ("Responsible", Some(responsible))] {
            let (Some(by), false) = (by, self.fault()) else { continue };
            let on = if self.fault() { self.day(-20, 20) } else { "2025-12-28".into() };
            let _ = writeln!(
                spec,
                "- party: {party}\n  employeeRef: {{name: {by}}}\n  signedOn: '{on}'\n  method: Paper"
            );
        }
        if spec.ends_with("signatures:\n") {
            spec +=
                "- {party: Responsible, employeeRef: {name: boss}, signedOn: '2026-01-01', method: Seal}\n";
        }
        if self.fault() {
            let on = self.day(-10, 40);
            let _ = writeln!(spec, "revokedOn: '{on}'");
        }
        self.put("ResponsibilityLetter", &format!("rl-{person}"), &spec);
    }

    fn training(&mut self, person: &str, hired: &str, workshop: &str, team: Option<&str>) {
        let levels = [("Factory", None), ("Workshop", Some(workshop)), ("Team", team)];
        for (level, unit) in levels {
            if (level != "Factory" && unit.is_none()) || self.fault() {
                continue;
            }
            let result = if self.fault() { self.pick(&["Failed", "Pending", "Exempt"]) } else { "Passed" };
            let on = if self.fault() { self.day(-380, 20) } else { hired.to_owned() };
            let mut spec = format!(
                "employeeRef: {{name: {person}}}\ntype: EntryEducation\nlevel: {level}\ncompletedOn: '{on}'\nhours: 24\nassessment: {{result: {result}, assessedOn: '{on}'}}\n"
            );
            if let Some(unit) = unit {
                let unit = if self.fault() { "root" } else { unit };
                let _ = writeln!(spec, "departmentRef: {{name: {unit}}}");
            }
            self.put("TrainingRecord", &format!("en-{person}-{}", level.to_lowercase()), &spec);
        }
        for (year, on) in ["2025-06-15", "2026-06-15"].into_iter().enumerate() {
            let (on, hours) = if self.fault() { (self.day(-400, 3), 8) } else { (on.to_owned(), 20) };
            let spec = format!(
                "employeeRef: {{name: {person}}}\ntype: AnnualRefresher\ncompletedOn: '{on}'\nhours: {hours}\nassessment: {{result: Passed, assessedOn: '{on}'}}\n"
            );
            self.put("TrainingRecord", &format!("re-{person}-{year}"), &spec);
        }
    }

    fn certificate(&mut self, person: &str, category: &str) {
        if self.fault() {
            return;
        }
        let category = if self.fault() { self.pick(&CATEGORIES) } else { category };
        let (from, to) = if self.fault() {
            (self.day(-2000, 30), self.day(31, 500))
        } else {
            ("2024-05-01".into(), "2027-04-30".into())
        };
        let to = if self.fault() { self.day(-20, 70).max(from.clone()) } else { to };
        let state = if self.fault() {
            format!(", state: Revoked, stateSince: '{}'", self.day(-60, 30))
        } else {
            String::new()
        };
        let review =
            if self.fault() { format!(", reviewDueOn: '{}'", self.day(-300, 60)) } else { String::new() };
        let spec = format!(
            "employeeRef: {{name: {person}}}\ntype: Certificate\ncertificate: {{category: {category}, number: N-{person}, validFrom: '{from}', validTo: '{to}'{state}{review}}}\n"
        );
        self.put("TrainingRecord", &format!("ct-{person}"), &spec);
    }
}
