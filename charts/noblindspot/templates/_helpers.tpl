{{- define "noblindspot.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "noblindspot.fullname" -}}
{{- $name := include "noblindspot.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 48 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 48 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 48 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "noblindspot.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "noblindspot.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- required "serviceAccount.name is needed if serviceAccount.create is false" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "noblindspot.selectorLabels" -}}
app.kubernetes.io/name: {{ include "noblindspot.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "noblindspot.labels" -}}
{{ include "noblindspot.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/component: controller
app.kubernetes.io/part-of: noblindspot
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "noblindspot.image" -}}
{{- with .Values.image }}
{{- if .digest }}
{{- printf "%s@%s" .repository .digest }}
{{- else }}
{{- printf "%s:%s" .repository (default $.Chart.AppVersion .tag) }}
{{- end }}
{{- end }}
{{- end }}

{{- /* What the schema cannot say, because it spans several values. */}}
{{- define "noblindspot.check" -}}
{{- if and .Values.scope.namespaces .Values.scope.namespaceSelector }}
{{- fail "scope.namespaces and scope.namespaceSelector exclude each other" }}
{{- end }}
{{- if and (gt (int .Values.replicas) 1) (not .Values.leaderElection.enabled) }}
{{- fail "more than one replica needs leaderElection.enabled: without a leader all of them write" }}
{{- end }}
{{- if and .Values.shards (not .Values.leaderElection.enabled) }}
{{- fail "shards need leaderElection.enabled: Leases say which replica holds which" }}
{{- end }}
{{- if and .Values.serviceMonitor.enabled .Values.podMonitor.enabled }}
{{- fail "serviceMonitor and podMonitor would scrape everything twice; enable one" }}
{{- end }}
{{- $alerts := list }}
{{- range (.Files.Get "files/alerts.yaml" | fromYaml).groups }}
{{- range .rules }}
{{- $alerts = append $alerts .alert }}
{{- end }}
{{- end }}
{{- range .Values.prometheusRule.disabled }}
{{- if not (has . $alerts) }}
{{- fail (printf "prometheusRule.disabled: no alert is called %s" .) }}
{{- end }}
{{- end }}
{{- end }}

{{- /* The rules a controller needs on the objects it watches; the same in a Role and in a ClusterRole. */}}
{{- define "noblindspot.controllerRules" -}}
- apiGroups: [noblindspot.dev]
  resources: [departments, posts, employees, responsibilityletters, trainingrecords]
  verbs: [get, list, watch]
- apiGroups: [noblindspot.dev]
  resources: [departments/status, posts/status, employees/status, responsibilityletters/status, trainingrecords/status]
  verbs: [patch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create, patch]
{{- end }}
