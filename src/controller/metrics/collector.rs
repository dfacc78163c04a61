use std::collections::BTreeMap;
use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, MetricEncoder};
use prometheus_client::metrics::MetricType;
use smol_str::SmolStr;

use super::figures::Department;
use super::{ByNamespace, Figures, Held};
use crate::api::{Kind, Severity};

impl Collector for Held {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        Scrape { encoder }.all(&self.lock())
    }
}

struct Scrape<'e> {
    encoder: DescriptorEncoder<'e>,
}

/// A metric of a department: its name, what it is, and its value, if there is one.
type OfDepartment = (&'static str, &'static str, fn(&Department) -> Option<i64>);

const OF_DEPARTMENT: [OfDepartment; 6] = [
    (
        "noblindspot_department_pairs_required",
        "Pairs of a person and a post that need a letter in force, in the department and below",
        |d| Some(d.pairs_required.into()),
    ),
    (
        "noblindspot_department_pairs_covered",
        "Pairs of a person and a post that have a letter in force, in the department and below",
        |d| Some(d.pairs_covered.into()),
    ),
    (
        "noblindspot_department_blind_spots",
        "Findings that leave something for which nobody answers, in the department and below",
        |d| Some(d.blind_spots.into()),
    ),
    ("noblindspot_department_compliant", "Whether the verdict on the department is Compliant", |d| {
        Some(d.compliant.into())
    }),
    (
        "noblindspot_certificate_expiry_timestamp_seconds",
        "When the first certificate that meets a present requirement ends, in the department and below",
        |d| d.certificate.map(jiff::Timestamp::as_second),
    ),
    (
        "noblindspot_letter_expiry_timestamp_seconds",
        "When the first letter in force ends, in the department and below",
        |d| d.letter.map(jiff::Timestamp::as_second),
    ),
];

impl Scrape<'_> {
    fn all(mut self, held: &ByNamespace) -> fmt::Result {
        self.by_kind("noblindspot_objects", "Objects held", held, |figures| &figures.objects)?;
        self.by_kind(
            "noblindspot_undecodable_objects",
            "Objects whose spec cannot be understood",
            held,
            |figures| &figures.undecodable,
        )?;
        self.verdicts(held)?;
        self.findings(held)?;
        self.waived(held)?;
        self.department_findings(held)?;
        for (name, help, value) in OF_DEPARTMENT {
            let mut metric = self.gauge(name, help)?;
            for (namespace, department) in departments(held) {
                let Some(value) = value(department) else { continue };
                let labels = [("namespace", namespace.as_str()), ("department", department.name.as_str())];
                metric.encode_family(&labels)?.encode_gauge(&value)?;
            }
        }
        self.next(held)
    }

    fn gauge<'s>(&'s mut self, name: &'s str, help: &str) -> Result<MetricEncoder<'s>, fmt::Error> {
        self.encoder.encode_descriptor(name, help, None, MetricType::Gauge)
    }

    fn by_kind(
        &mut self,
        name: &str,
        help: &str,
        held: &ByNamespace,
        of: impl Fn(&Figures) -> &[u64; 5],
    ) -> fmt::Result {
        let mut metric = self.gauge(name, help)?;
        for kind in Kind::ALL {
            let sum: u64 = held.values().map(|figures| of(figures)[kind as usize]).sum();
            metric.encode_family(&[("kind", kind.name())])?.encode_gauge(&sum)?;
        }
        Ok(())
    }

    fn verdicts(&mut self, held: &ByNamespace) -> fmt::Result {
        let sums = sums(held.values().flat_map(|figures| &figures.verdicts));
        let mut metric = self.gauge("noblindspot_verdicts", "Objects by verdict")?;
        for ((kind, verdict), sum) in sums {
            metric
                .encode_family(&[("kind", kind.name()), ("verdict", verdict.name())])?
                .encode_gauge(&sum)?;
        }
        Ok(())
    }

    fn findings(&mut self, held: &ByNamespace) -> fmt::Result {
        let sums = sums(held.values().flat_map(|figures| &figures.findings));
        let mut metric = self.gauge("noblindspot_findings", "Findings that no waiver covers")?;
        for ((kind, code, severity), sum) in sums {
            let code = code.to_string();
            let labels = [("kind", kind.name()), ("rule", code.as_str()), ("severity", severity.name())];
            metric.encode_family(&labels)?.encode_gauge(&sum)?;
        }
        Ok(())
    }

    fn waived(&mut self, held: &ByNamespace) -> fmt::Result {
        let sums = sums(held.values().flat_map(|figures| &figures.waived));
        let mut metric = self.gauge("noblindspot_waived_findings", "Findings that a waiver covers")?;
        for ((kind, code), sum) in sums {
            let code = code.to_string();
            metric.encode_family(&[("kind", kind.name()), ("rule", code.as_str())])?.encode_gauge(&sum)?;
        }
        Ok(())
    }

    fn department_findings(&mut self, held: &ByNamespace) -> fmt::Result {
        let help = "Findings that no waiver covers, on all that belongs to the department and those below";
        let mut metric = self.gauge("noblindspot_department_findings", help)?;
        for (namespace, department) in departments(held) {
            let counts = department.findings;
            let counts = [counts.critical, counts.high, counts.medium, counts.low, counts.info];
            for (severity, count) in Severity::ALL.into_iter().zip(counts) {
                let labels = [
                    ("namespace", namespace.as_str()),
                    ("department", department.name.as_str()),
                    ("severity", severity.name()),
                ];
                metric.encode_family(&labels)?.encode_gauge(&u64::from(count))?;
            }
        }
        Ok(())
    }

    fn next(&mut self, held: &ByNamespace) -> fmt::Result {
        let help = "When a date changes something next in the namespace without an edit";
        let mut metric = self.gauge("noblindspot_next_transition_timestamp_seconds", help)?;
        for (namespace, figures) in held {
            if let Some(next) = figures.next {
                metric
                    .encode_family(&[("namespace", namespace.as_str())])?
                    .encode_gauge(&next.as_second())?;
            }
        }
        Ok(())
    }
}

fn departments(held: &ByNamespace) -> impl Iterator<Item = (&SmolStr, &Department)> {
    held.iter().flat_map(|(namespace, figures)| {
        figures.departments.iter().map(move |department| (namespace, department))
    })
}

fn sums<'f, K: Ord + Copy + 'f>(counts: impl Iterator<Item = (&'f K, &'f u64)>) -> BTreeMap<K, u64> {
    let mut sums = BTreeMap::new();
    for (key, count) in counts {
        *sums.entry(*key).or_default() += count;
    }
    sums
}
