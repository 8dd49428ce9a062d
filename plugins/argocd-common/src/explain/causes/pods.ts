import { Cause, cause, find, Recognizer, Signal } from '../cause';

/** What keeps containers from running, beside their images. Sources: the kubelet's and the scheduler's messages. */
export const pods: Recognizer = signal =>
  memory(signal) ??
  configuration(signal) ??
  start(signal) ??
  scheduling(signal) ??
  others(signal);

function memory({ text, word, container, subject }: Signal): Cause | undefined {
  return word === 'OOMKilled' || text === 'OOMKilled'
    ? cause('outOfMemory', { container: container ?? subject?.name })
    : undefined;
}

function configuration({
  text,
  container,
  word,
  subject,
}: Signal): Cause | undefined {
  const key = find(
    text,
    /couldn't find key (?<key>\S{1,253}) in (?<kind>ConfigMap|Secret) (?:[^/\s]{1,63}\/)?(?<name>[^\s,]{1,253})/,
  );
  if (key) {
    return cause('configKeyMissing', key);
  }
  const missing = find(
    text,
    /\b(?<kind>configmap|secret)s? "?(?<name>[^"\s]{1,253})"? not found/i,
  );
  if (missing) {
    return cause('configMissing', {
      kind: missing.kind?.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap',
      name: missing.name?.split('/').pop(),
    });
  }
  if (
    /runAsNonRoot and image (?:will run as root|has non-numeric user)/.test(
      text,
    )
  ) {
    return cause(
      'runsAsRoot',
      {
        container:
          find(text, /container: (?<container>[^\s)]{1,63})/)?.container ??
          container ??
          subject?.name,
      },
      'pod-security',
    );
  }
  const volume =
    word === 'FailedMount' || word === 'FailedAttachVolume'
      ? (find(text, /volume "(?<volume>[^"]{1,253})"/) ?? {})
      : undefined;
  return volume && cause('volumeMount', { volume: volume.volume });
}

const startWords = [
  'RunContainerError',
  'CreateContainerError',
  'StartError',
  'ContainerCannotRun',
  'PostStartHookError',
];

function start({ text, word, container, subject }: Signal): Cause | undefined {
  const parameters = { container: container ?? subject?.name };
  if (
    startWords.includes(word ?? '') ||
    /exec format error|executable file not found|exec: ".{1,300}": .{0,300}no such file/.test(
      text,
    )
  ) {
    return cause('cannotStart', parameters);
  }
  /* In a container's state with `=`, in an event by its name alone. */
  const backOff = find(
    text,
    /back-off (?:\S{1,40} )?restarting failed container(?:=(?<stated>[^\s=]{1,63})| (?<named>\S{1,63}) in pod )?/i,
  );
  if (backOff || word === 'CrashLoopBackOff') {
    const exit = find(text, /exit code (?<code>\d{1,3})/)?.code;
    const name =
      backOff?.stated ?? backOff?.named ?? container ?? subject?.name;
    return exit === undefined
      ? cause('crashLoopUnknown', { container: name })
      : cause('crashLoop', { container: name, exitCode: exit });
  }
  const failed = find(
    text,
    /container "(?<container>[^"]{1,63})" failed with exit code (?<exitCode>\d{1,3})/,
  );
  return failed && cause('crashLoop', failed);
}

function scheduling({ text, word }: Signal): Cause | undefined {
  if (word !== 'FailedScheduling' && word !== 'Unschedulable') {
    return undefined;
  }
  if (
    /unbound immediate PersistentVolumeClaim|persistentvolumeclaim "[^"]{1,253}" not found/.test(
      text,
    )
  ) {
    return cause('unschedulableVolume');
  }
  const shortages = [
    ...new Set(
      [...text.slice(0, 2_000).matchAll(/Insufficient ([\w./-]{1,100})/g)].map(
        ([, what]) => what.replace(/\.$/, ''),
      ),
    ),
  ];
  if (/Too many pods/.test(text)) {
    shortages.push('pods');
  }
  return shortages.length > 0
    ? cause('unschedulableResources', { shortage: shortages.join(', ') })
    : cause('unschedulable');
}

function others({ text, word, subject }: Signal): Cause | undefined {
  const probe = find(text, /(?<probe>Readiness|Liveness|Startup) probe failed/);
  if (probe) {
    return cause('probeFailing', {
      probe: probe.probe?.toLocaleLowerCase('en-US'),
    });
  }
  if (
    word === 'Evicted' ||
    /^The node was low on resource|Pod was evicted/i.test(text)
  ) {
    return cause('evicted');
  }
  if (
    word === 'BackoffLimitExceeded' ||
    /reached the specified backoff limit/.test(text)
  ) {
    return cause('jobFailed', { name: subject?.name });
  }
  if (
    (word === 'DeadlineExceeded' && subject?.kind === 'Job') ||
    /Job was active longer than specified deadline/.test(text)
  ) {
    return cause('jobDeadline', { name: subject?.name });
  }
  return word === 'ProgressDeadlineExceeded' ||
    /exceeded its progress deadline|has timed out progressing/.test(text)
    ? cause('progressDeadline', {
        kind: subject?.kind ?? 'Deployment',
        name:
          find(text, /Deployment "(?<name>[^"]{1,253})"/)?.name ??
          subject?.name,
      })
    : undefined;
}
