import { valueAt } from '@socle/plugin-platform-common/documents';
import { Problem, Rule } from '../../types';
import { fieldsAt, isFields, listAt } from '../../value';
import {
  Container,
  containersOf,
  podTemplates,
  PodTemplate,
  titleOfContainer,
} from '../../workloads/containers';
import { problemsIn } from '../../workloads/problemsIn';
import { isUnset, said } from '../../workloads/said';

const probeNames = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;
const ways = ['httpGet', 'tcpSocket', 'grpc', 'exec'];

const suggested = {
  readinessProbe: 'readinessProbe: { httpGet: { path: /ready, port: http } }',
  livenessProbe: 'livenessProbe: { httpGet: { path: /alive, port: http } }',
};

/** Guardrail `probes`. Source: Kubernetes' "Liveness, Readiness, and Startup Probes" and "Sidecar Containers". */
export const probes: Rule = {
  id: 'probes',
  title: 'Containers that serve have probes',
  description:
    "Without a readiness probe, requests go to a container that cannot answer yet; without a liveness probe, one that hangs stays. Containers of Deployments, StatefulSets, DaemonSets, Rollouts and the like set both, and so do those of bare Pods that are restarted. None is demanded where there is nobody to wait for: in Jobs and CronJobs, whose pods end, and in init containers. Nor in sidecars (init containers with `restartPolicy: Always`): their main container's probes tell whether the pod serves. Wherever a probe stands, it says what to ask, and a port that it names is one of the container's by that name.",
  severity: 'warning',
  guardrail: 'probes',
  check: workspace =>
    problemsIn(podTemplates(workspace), template => {
      const demanded = lasts(template);
      return containersOf(template)
        .filter(({ list }) => list !== 'ephemeralContainers')
        .flatMap(container => [
          ...(demanded && container.list === 'containers'
            ? missingProbes(container)
            : []),
          ...probeNames.flatMap(probe => wrongPort(container, probe)),
        ]);
    }),
};

/** Whether its pods are meant to go on for ever. */
function lasts({ manifest, spec }: PodTemplate): boolean {
  return (
    !['Job', 'CronJob', 'PodTemplate'].includes(manifest.kind) &&
    !(
      manifest.kind === 'Pod' &&
      ['Never', 'OnFailure'].includes(String(spec.restartPolicy))
    )
  );
}

function missingProbes(container: Container): Problem[] {
  const missing = (['readinessProbe', 'livenessProbe'] as const).filter(
    probe => !asks(container, probe),
  );
  const [first] = missing;
  if (!first) {
    return [];
  }
  const isAll = missing.length > 1;
  const lacks = isAll
    ? 'neither a readiness nor a liveness probe'
    : `no ${first === 'readinessProbe' ? 'readiness' : 'liveness'} probe`;
  return [
    {
      source: container.template.manifest,
      path: [...container.path, first],
      message: `${titleOfContainer(container)} has ${lacks}.`,
      remedy: `Write ${missing.map(probe => suggested[probe]).join(' and ')}, with ${isAll ? 'paths' : 'a path'} that the container answers.`,
    },
  ];
}

function asks(
  { value }: Container,
  probe: (typeof probeNames)[number],
): boolean {
  const set = fieldsAt(value, probe);
  return ways.some(way => isFields(set[way]));
}

function wrongPort(
  container: Container,
  probe: (typeof probeNames)[number],
): Problem[] {
  const { template, path, value } = container;
  return ['httpGet', 'tcpSocket'].flatMap(way => {
    const port = valueAt(value, [probe, way, 'port']);
    const isNumber =
      Number.isInteger(port) && Number(port) >= 1 && Number(port) <= 65_535;
    const names = listAt(value, 'ports').flatMap(one =>
      isFields(one) && typeof one.name === 'string' ? [one.name] : [],
    );
    if (
      !isFields(valueAt(value, [probe, way])) ||
      isNumber ||
      names.some(name => name === port)
    ) {
      return [];
    }
    const isDigits = typeof port === 'string' && /^\d+$/.test(port);
    return [
      {
        source: template.manifest,
        path: [...path, probe, way, 'port'],
        message: isUnset(port)
          ? `The ${probe} of ${titleOfContainer(container).toLowerCase()} names no port.`
          : `${titleOfContainer(container)} has no port ${said(port)}, which its ${probe} asks.`,
        remedy: isDigits
          ? `Write the number without quotes: port: ${port}.`
          : 'Write the name of one of its ports, or a number from 1 to 65535.',
      },
    ];
  });
}
