# Four of the rules of noblindspot, as one would write them in Rego: every object is looked up by its
# name, every list is walked once, what several rules ask is a rule of its own.
package noblindspot

import rego.v1

findings contains finding if some finding in dangling

findings contains finding if some finding in duplicated

findings contains finding if some finding in without_duties

findings contains finding if some finding in vacant

# After every date.
never := "9999-12-31"

# ---- SP001 dangling-reference

simple := {
	"Department": {"parentRef": "Department", "headPostRef": "Post"},
	"Post": {"departmentRef": "Department", "reportsToRef": "Post"},
	"Employee": {"departmentRef": "Department"},
	"TrainingRecord": {"employeeRef": "Employee", "departmentRef": "Department"},
}

lost(kind, object, field, target, name) := {
	"rule": "SP001",
	"kind": kind,
	"object": object,
	"reason": "ReferenceNotFound",
	"subject": sprintf("%s=%s/%s", [field, target, name]),
}

dangling contains lost(kind, object, field, target, name) if {
	some kind, fields in simple
	some object, spec in input.objects[kind]
	some field, target in fields
	name := spec[field].name
	not input.objects[target][name]
}

dangling contains lost("Department", object, "committee.chairRef", "Employee", name) if {
	some object, spec in input.objects.Department
	name := spec.committee.chairRef.name
	not input.objects.Employee[name]
}

dangling contains lost("Department", object, sprintf("committee.memberRefs[%d]", [number]), "Employee", member.name) if {
	some object, spec in input.objects.Department
	some number, member in spec.committee.memberRefs
	not input.objects.Employee[member.name]
}

dangling contains lost("Department", object, "enterprise.legalRepresentativeRef", "Employee", name) if {
	some object, spec in input.objects.Department
	name := spec.enterprise.legalRepresentativeRef.name
	not input.objects.Employee[name]
}

dangling contains lost("Department", object, "enterprise.safetyLeadPostRef", "Post", name) if {
	some object, spec in input.objects.Department
	name := spec.enterprise.safetyLeadPostRef.name
	not input.objects.Post[name]
}

# An assignment that is over is history.
dangling contains lost("Employee", object, sprintf("assignments[%d].postRef", [number]), "Post", name) if {
	some object, spec in input.objects.Employee
	some number, assignment in spec.assignments
	name := assignment.postRef.name
	not input.objects.Post[name]
	not over(assignment)
}

alive[name] := letter if {
	some name, letter in input.objects.ResponsibilityLetter
	not over(letter.period)
	object.get(letter, "revokedOn", never) > input.today
}

dangling contains lost("ResponsibilityLetter", object, "issuer.employeeRef", "Employee", name) if {
	some object, spec in alive
	name := spec.issuer.employeeRef.name
	not input.objects.Employee[name]
}

dangling contains lost("ResponsibilityLetter", object, "responsible.employeeRef", "Employee", name) if {
	some object, spec in alive
	name := spec.responsible.employeeRef.name
	not input.objects.Employee[name]
}

dangling contains lost("ResponsibilityLetter", object, "responsible.departmentRef", "Department", name) if {
	some object, spec in alive
	name := spec.responsible.departmentRef.name
	not input.objects.Department[name]
}

dangling contains lost("ResponsibilityLetter", object, sprintf("responsible.postRefs[%d]", [number]), "Post", post.name) if {
	some object, spec in alive
	some number, post in spec.responsible.postRefs
	not input.objects.Post[post.name]
}

dangling contains lost("ResponsibilityLetter", object, sprintf("signatures[%d].employeeRef", [number]), "Employee", name) if {
	some object, spec in alive
	some number, signature in spec.signatures
	name := signature.employeeRef.name
	not input.objects.Employee[name]
}

dangling contains lost("ResponsibilityLetter", object, "supersedesRef", "ResponsibilityLetter", name) if {
	some object, spec in alive
	name := spec.supersedesRef.name
	not input.objects.ResponsibilityLetter[name]
}

dangling contains lost("TrainingRecord", object, "assessment.assessorRef", "Employee", name) if {
	some object, spec in input.objects.TrainingRecord
	name := spec.assessment.assessorRef.name
	not input.objects.Employee[name]
}

# ---- SP003 duplicate-identity

# A finding lists fifty namesakes.
listed(names) := array.slice(sort(names), 0, 50)

by_number[number] contains name if {
	some name, spec in input.objects.Employee
	number := spec.employeeNumber
}

duplicated contains {
	"rule": "SP003",
	"kind": "Employee",
	"object": name,
	"reason": "DuplicateEmployeeNumber",
	"subject": concat(",", listed(names - {name})),
} if {
	some names in by_number
	count(names) > 1
	some name in names
}

family(category) := split(category, "/")[0]

by_certificate[key] contains name if {
	some name, spec in input.objects.TrainingRecord
	key := sprintf("%s %s", [family(spec.certificate.category), spec.certificate.number])
}

duplicated contains {
	"rule": "SP003",
	"kind": "TrainingRecord",
	"object": name,
	"reason": "DuplicateCertificateNumber",
	"subject": concat(",", listed(others)),
} if {
	some names in by_certificate
	count(names) > 1
	some name in names
	person := input.objects.TrainingRecord[name].employeeRef.name
	others := {other | some other in names; input.objects.TrainingRecord[other].employeeRef.name != person}
	count(others) > 0
}

# ---- who holds what

over(span) if object.get(span, "to", never) < input.today

covers(span) if {
	span.from <= input.today
	not over(span)
}

active[name] := employee if {
	some name, employee in input.objects.Employee
	employee.hiredOn <= input.today
	object.get(employee, "separatedOn", never) >= input.today
}

day(text) := time.parse_ns("2006-01-02", text) / 86400000000000

# More than thirty days of absence suspend the duties.
away contains name if {
	some name, employee in active
	some absence in employee.absences
	vacates(absence)
}

vacates(absence) if {
	covers(absence)
	(day(absence.to) - day(absence.from)) + 1 > 30
}

vacates(absence) if {
	not absence.to
	absence.from <= input.today
	day(input.today) - day(absence.from) >= 30
}

holders[post] contains name if {
	some name, employee in active
	some assignment in employee.assignments
	object.get(assignment, "mode", "Permanent") != "Trainee"
	covers(assignment)
	post := assignment.postRef.name
}

# ---- SP201 post-duties-undefined

without_duties contains {
	"rule": "SP201",
	"kind": "Post",
	"object": name,
	"reason": "DutiesUndefined",
	"subject": "",
} if {
	some name, post in input.objects.Post
	count(object.get(post, "duties", [])) == 0
	used(name, post)
}

used(_, post) if object.get(post, "headcount", 1) > 0

used(name, _) if holders[name]

# ---- SP203 post-vacant

heads contains name if {
	some department in input.objects.Department
	name := department.headPostRef.name
}

leads contains name if {
	some department in input.objects.Department
	name := department.enterprise.safetyLeadPostRef.name
}

vacant contains vacancy("Vacant", name) if {
	some name in staffless
	not holders[name]
}

vacant contains vacancy("HolderAbsent", name) if {
	some name in staffless
	count(holders[name]) > 0
}

vacancy(reason, name) := {"rule": "SP203", "kind": "Post", "object": name, "reason": reason, "subject": ""}

# Posts in use, apart from those that other rules look at, that nobody fills who is not away.
staffless contains name if {
	some name, post in input.objects.Post
	object.get(post, "headcount", 1) != 0
	not name in heads
	not name in leads
	not present[name]
}

present contains post if {
	some post, names in holders
	some name in names
	not name in away
}
