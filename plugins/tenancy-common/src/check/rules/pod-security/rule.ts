import { Problem, Rule } from '../../types';
import { podTemplates, PodTemplate } from '../../workloads/containers';
import { podPatches } from '../../workloads/podPatches';
import {
  hostNamespaces,
  hostPorts,
  hostProcess,
  probedHosts,
  volumes,
} from './controls/node';
import {
  capabilities,
  escalation,
  nonRoot,
  privileged,
  user,
} from './controls/privileges';
import {
  appArmor,
  procMount,
  seccomp,
  seLinux,
  sysctls,
} from './controls/profiles';
import { problemsIn } from '../../workloads/problemsIn';
import { Breach, Control, podOf } from './pod';
import { misshapen } from './shape';

const controls: readonly Control[] = [
  hostNamespaces,
  hostPorts,
  volumes,
  hostProcess,
  probedHosts,
  privileged,
  escalation,
  capabilities,
  nonRoot,
  user,
  seccomp,
  appArmor,
  seLinux,
  procMount,
  sysctls,
];

/**
 * Guardrail `privileged`. Source: Kubernetes' "Pod Security Standards", restricted, and its admission
 * (k8s.io/pod-security-admission 0.36, `policy/check_*.go`).
 */
export const podSecurity: Rule = {
  id: 'pod-security',
  title: 'Pods keep the restricted Pod Security Standard',
  description: `Namespaces of tenants enforce the *restricted* standard, so the API server refuses pods that break it, and a Deployment of such pods stands there with none. Each control of Kubernetes' own admission is looked at, as of 1.36:

- nothing of the node: \`hostNetwork\`, \`hostPID\`, \`hostIPC\`, \`hostPort\`, \`hostProcess\`, hosts in probes and hooks, and volumes other than configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected and secret;
- no rights of root: \`privileged\`, \`allowPrivilegeEscalation: false\`, \`capabilities: { drop: [ALL] }\` with nothing but NET_BIND_SERVICE added, \`runAsNonRoot: true\`, no \`runAsUser: 0\`;
- the runtime's own protection: a \`seccompProfile\` of RuntimeDefault or Localhost, no weaker AppArmor, SELinux, \`procMount\` or sysctls.

Containers inherit \`runAsNonRoot\` and \`seccompProfile\` from their pod. Init and ephemeral containers count as the others do. As in Kubernetes, a pod of Windows need not say what only Linux knows, and with \`hostUsers: false\` root is nobody's on the node. A value of the wrong type never counts as safe: \`privileged: "false"\` is refused. Patches are held to what they set and take away; what they add does not count for the manifest that they are for.`,
  severity: 'error',
  guardrail: 'privileged',
  check: workspace =>
    problemsIn(
      [...podTemplates(workspace), ...podPatches(workspace)],
      problemsOf,
    ),
};

function problemsOf(template: PodTemplate): Problem[] {
  const shape = misshapen(template);
  return breachesOf(template, shape).map(breach => ({
    source: template.manifest,
    ...breach,
  }));
}

function breachesOf(template: PodTemplate, shape?: Breach): Breach[] {
  if (shape) {
    // What is not built as the API has it is refused as a whole, so there is nothing more to be said of it.
    return [shape];
  }
  if (Object.keys(template.spec).length === 0) {
    return [];
  }
  const pod = podOf(template);
  return controls.flatMap(control => control(pod));
}
