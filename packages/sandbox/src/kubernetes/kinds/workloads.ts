import {
  FieldError,
  forbiddenField,
  invalid,
  required,
  unsupported,
} from '../invalid';
import { isRecord, JsonRecord, recordOf, recordsOf, sameJson } from '../json';
import { KubernetesObject } from '../types';
import { defaultTemplate } from './podDefaults';
import { podSpecErrors, restartPolicyErrors } from './podValidation';
import { KindRules } from './rules';
import {
  choiceErrors,
  immutableSelectorErrors,
  negativeErrors,
  templateLabelErrors,
  workloadSelectorErrors,
} from './selectorValidation';

const templatePath = 'spec.template.spec';

function specOf(object: KubernetesObject): JsonRecord {
  const spec = recordOf(object.spec);
  object.spec = spec;
  return spec;
}

function templateErrors(spec: JsonRecord): FieldError[] {
  const pod = recordOf(recordOf(spec.template).spec);
  const errors = podSpecErrors(pod, templatePath);
  return [
    ...templateLabelErrors(spec),
    ...errors,
    ...(isRecord(pod) && pod.restartPolicy
      ? restartPolicyErrors(pod, templatePath, ['Always'])
      : []),
  ];
}

function sameSelector(object: KubernetesObject, old: KubernetesObject) {
  return immutableSelectorErrors(recordOf(object.spec), recordOf(old.spec));
}

/** Rules of Deployments. */
export const deploymentRules: KindRules = {
  defaults(object) {
    const spec = specOf(object);
    spec.replicas ??= 1;
    const strategy = recordOf(spec.strategy);
    strategy.type ||= 'RollingUpdate';
    if (strategy.type === 'RollingUpdate') {
      strategy.rollingUpdate = {
        maxUnavailable: '25%',
        maxSurge: '25%',
        ...recordOf(strategy.rollingUpdate),
      };
    }
    spec.strategy = strategy;
    spec.revisionHistoryLimit ??= 10;
    spec.progressDeadlineSeconds ??= 600;
    defaultTemplate(spec);
  },
  prepareForCreate(object) {
    object.status = {};
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const strategy = recordOf(spec.strategy);
    const errors = [
      ...negativeErrors(spec.replicas, 'spec.replicas'),
      ...workloadSelectorErrors(spec, 'deployment'),
      ...templateErrors(spec),
      ...choiceErrors(strategy.type, 'spec.strategy.type', [
        'Recreate',
        'RollingUpdate',
      ]),
    ];
    if (strategy.type === 'Recreate' && isRecord(strategy.rollingUpdate)) {
      errors.push(
        forbiddenField(
          'spec.strategy.rollingUpdate',
          "may not be specified when strategy `type` is 'Recreate'",
        ),
      );
    }
    return errors;
  },
  validateUpdate: sameSelector,
};

/** Rules of ReplicaSets. */
export const replicaSetRules: KindRules = {
  defaults(object) {
    const spec = specOf(object);
    spec.replicas ??= 1;
    defaultTemplate(spec);
  },
  prepareForCreate(object) {
    object.status = { replicas: 0 };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    return [
      ...negativeErrors(spec.replicas, 'spec.replicas'),
      ...workloadSelectorErrors(spec, 'deployment'),
      ...templateErrors(spec),
    ];
  },
  validateUpdate: sameSelector,
};

/** Rules of ReplicationControllers. */
export const replicationControllerRules: KindRules = {
  defaults(object) {
    const spec = specOf(object);
    spec.replicas ??= 1;
    const { labels } = recordOf(recordOf(spec.template).metadata);
    if (isRecord(labels) && Object.keys(labels).length) {
      spec.selector ??= { ...labels };
      object.metadata.labels ??= { ...(labels as Record<string, string>) };
    }
    defaultTemplate(spec);
  },
  prepareForCreate(object) {
    object.status = { replicas: 0 };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    return isRecord(spec.selector)
      ? podSpecErrors(recordOf(recordOf(spec.template).spec), templatePath)
      : [required('spec.selector')];
  },
};

const statefulChangeable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

/** Rules of StatefulSets. */
export const statefulSetRules: KindRules = {
  defaults(object) {
    const spec = specOf(object);
    spec.replicas ??= 1;
    spec.podManagementPolicy ||= 'OrderedReady';
    const strategy = recordOf(spec.updateStrategy);
    strategy.type ||= 'RollingUpdate';
    if (strategy.type === 'RollingUpdate') {
      strategy.rollingUpdate = {
        partition: 0,
        ...recordOf(strategy.rollingUpdate),
      };
    }
    spec.updateStrategy = strategy;
    spec.revisionHistoryLimit ??= 10;
    spec.persistentVolumeClaimRetentionPolicy = {
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
      ...recordOf(spec.persistentVolumeClaimRetentionPolicy),
    };
    for (const claim of recordsOf(spec.volumeClaimTemplates)) {
      claim.kind = 'PersistentVolumeClaim';
      claim.apiVersion = 'v1';
      claim.status = { phase: 'Pending' };
      recordOf(claim.spec).volumeMode ??= 'Filesystem';
    }
    defaultTemplate(spec);
  },
  prepareForCreate(object) {
    object.status = { replicas: 0, availableReplicas: 0 };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    return [
      ...negativeErrors(spec.replicas, 'spec.replicas'),
      ...workloadSelectorErrors(spec, 'statefulset'),
      ...templateErrors(spec),
    ];
  },
  validateUpdate(object, old) {
    const fixed = (spec: JsonRecord) =>
      Object.fromEntries(
        Object.entries(spec).filter(
          ([field]) => !statefulChangeable.includes(field),
        ),
      );
    return sameJson(fixed(recordOf(object.spec)), fixed(recordOf(old.spec)))
      ? []
      : [
          forbiddenField(
            'spec',
            "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
          ),
        ];
  },
};

const templateGeneration = 'deprecated.daemonset.template.generation';

/** Rules of DaemonSets. */
export const daemonSetRules: KindRules = {
  defaults(object) {
    const spec = specOf(object);
    const strategy = recordOf(spec.updateStrategy);
    strategy.type ||= 'RollingUpdate';
    if (strategy.type === 'RollingUpdate') {
      strategy.rollingUpdate = {
        maxUnavailable: 1,
        maxSurge: 0,
        ...recordOf(strategy.rollingUpdate),
      };
    }
    spec.updateStrategy = strategy;
    spec.revisionHistoryLimit ??= 10;
    object.metadata.annotations = {
      [templateGeneration]: '1',
      ...object.metadata.annotations,
    };
    defaultTemplate(spec);
  },
  prepareForCreate(object) {
    object.status = {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    };
  },
  prepareForUpdate(object, old) {
    const before = recordOf(old.spec).template;
    const generation = Number(
      old.metadata.annotations?.[templateGeneration] ?? 1,
    );
    const changed = !sameJson(recordOf(object.spec).template, before);
    object.metadata.annotations = {
      ...object.metadata.annotations,
      [templateGeneration]: String(generation + (changed ? 1 : 0)),
    };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    return [
      ...workloadSelectorErrors(spec, 'daemonset'),
      ...templateErrors(spec),
    ];
  },
  validateUpdate: sameSelector,
};

/** The restart policy that a Job's template must name. */
function jobPolicyErrors(template: JsonRecord, path: string): FieldError[] {
  const policy = recordOf(template.spec).restartPolicy;
  if (policy === 'Always' || policy === undefined) {
    return [
      required(
        `${path}.spec.restartPolicy`,
        'valid values: "OnFailure", "Never"',
      ),
    ];
  }
  return policy === 'OnFailure' || policy === 'Never'
    ? []
    : [
        unsupported(`${path}.spec.restartPolicy`, policy, [
          'OnFailure',
          'Never',
        ]),
      ];
}

function defaultJobSpec(spec: JsonRecord): void {
  if (spec.completions === undefined && spec.parallelism === undefined) {
    spec.completions = 1;
  }
  spec.parallelism ??= 1;
  spec.backoffLimit ??= 6;
  spec.completionMode ||= 'NonIndexed';
  spec.suspend ??= false;
  spec.manualSelector ??= false;
  spec.podReplacementPolicy ??= 'TerminatingOrFailed';
  defaultTemplate(spec);
}

const controllerUid = 'batch.kubernetes.io/controller-uid';

/** Rules of Jobs. */
export const jobRules: KindRules = {
  defaults(object) {
    const spec = specOf(object);
    defaultJobSpec(spec);
    const { metadata } = recordOf(spec.template);
    const { labels } = recordOf(metadata);
    if (!object.metadata.labels && isRecord(labels)) {
      object.metadata.labels = { ...(labels as Record<string, string>) };
    }
  },
  prepareForCreate(object) {
    const { uid = '', name } = object.metadata;
    const spec = specOf(object);
    object.status = {};
    if (spec.manualSelector === true) {
      return;
    }
    const labels = {
      [controllerUid]: uid,
      'batch.kubernetes.io/job-name': name,
      'controller-uid': uid,
      'job-name': name,
    };
    const template = recordOf(spec.template);
    const metadata = recordOf(template.metadata);
    metadata.labels = { ...recordOf(metadata.labels), ...labels };
    template.metadata = metadata;
    spec.selector = {
      ...recordOf(spec.selector),
      matchLabels: {
        ...recordOf(recordOf(spec.selector).matchLabels),
        [controllerUid]: uid,
      },
    };
    object.metadata.labels = { ...object.metadata.labels, ...labels };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const template = recordOf(spec.template);
    return [
      ...negativeErrors(spec.parallelism, 'spec.parallelism'),
      ...negativeErrors(spec.completions, 'spec.completions'),
      ...negativeErrors(spec.backoffLimit, 'spec.backoffLimit'),
      ...podSpecErrors(recordOf(template.spec), templatePath),
      ...jobPolicyErrors(template, 'spec.template'),
    ];
  },
  validateUpdate(object, old) {
    const before = recordOf(old.spec);
    const after = recordOf(object.spec);
    return ['selector', 'template', 'completionMode']
      .filter(field => !sameJson(before[field], after[field]))
      .map(field =>
        invalid(`spec.${field}`, after[field], 'field is immutable'),
      );
  },
};

/** Rules of CronJobs. */
export const cronJobRules: KindRules = {
  defaults(object) {
    const spec = specOf(object);
    spec.concurrencyPolicy ||= 'Allow';
    spec.suspend ??= false;
    spec.successfulJobsHistoryLimit ??= 3;
    spec.failedJobsHistoryLimit ??= 1;
    defaultTemplate(recordOf(spec.jobTemplate).spec);
  },
  prepareForCreate(object) {
    object.status = {};
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const template = recordOf(
      recordOf(recordOf(spec.jobTemplate).spec).template,
    );
    const path = 'spec.jobTemplate.spec.template';
    const schedule = String(spec.schedule ?? '');
    const fields = schedule.split(/\s+/).filter(Boolean);
    const errors: FieldError[] = [];
    if (schedule === '') {
      errors.push(required('spec.schedule'));
    } else if (!schedule.startsWith('@') && fields.length !== 5) {
      errors.push(
        invalid(
          'spec.schedule',
          schedule,
          `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`,
        ),
      );
    }
    return [
      ...errors,
      ...choiceErrors(spec.concurrencyPolicy, 'spec.concurrencyPolicy', [
        'Allow',
        'Forbid',
        'Replace',
      ]),
      ...podSpecErrors(recordOf(template.spec), `${path}.spec`),
      ...jobPolicyErrors(template, path),
    ];
  },
};
