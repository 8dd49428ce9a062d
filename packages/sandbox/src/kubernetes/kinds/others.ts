import { FieldError, invalid, required } from '../invalid';
import { isRecord, recordOf, recordsOf } from '../json';
import { KindRules } from './rules';
import { negativeErrors } from './selectorValidation';

/** Rules of HorizontalPodAutoscalers. */
export const autoscalerRules: KindRules = {
  defaults(object) {
    const spec = recordOf(object.spec);
    object.spec = spec;
    spec.minReplicas ??= 1;
    if (object.apiVersion === 'autoscaling/v1') {
      spec.targetCPUUtilizationPercentage ??= 80;
    } else if (recordsOf(spec.metrics).length === 0) {
      spec.metrics = [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 80 },
          },
        },
      ];
    }
  },
  prepareForCreate(object) {
    object.status =
      object.apiVersion === 'autoscaling/v1'
        ? { currentReplicas: 0, desiredReplicas: 0 }
        : { desiredReplicas: 0, currentMetrics: null };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const target = recordOf(spec.scaleTargetRef);
    const errors: FieldError[] = [];
    const { maxReplicas = 0, minReplicas = 0 } = spec;
    if (Number(maxReplicas) < 1) {
      errors.push(
        invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0'),
      );
    }
    if (Number(maxReplicas) < Number(minReplicas)) {
      errors.push(
        invalid(
          'spec.maxReplicas',
          maxReplicas,
          'must be greater than or equal to `minReplicas`',
        ),
      );
    }
    if (!target.kind) {
      errors.push(required('spec.scaleTargetRef.kind'));
    }
    if (!target.name) {
      errors.push(required('spec.scaleTargetRef.name'));
    }
    if (!String(target.apiVersion ?? '').includes('/')) {
      errors.push(
        invalid(
          'spec.scaleTargetRef.apiVersion',
          target.apiVersion ?? '',
          'apiVersion must specify API group',
        ),
      );
    }
    return errors;
  },
};

/** A budget with the field names of the server's own type, as its message shows it. */
function internalBudget(spec: Record<string, unknown>) {
  return {
    MinAvailable: spec.minAvailable,
    Selector: spec.selector ?? null,
    MaxUnavailable: spec.maxUnavailable,
    UnhealthyPodEvictionPolicy: spec.unhealthyPodEvictionPolicy ?? null,
  };
}

/** Rules of PodDisruptionBudgets. */
export const disruptionBudgetRules: KindRules = {
  prepareForCreate(object) {
    object.status = {
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
    };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const { minAvailable, maxUnavailable } = spec;
    return minAvailable !== undefined && maxUnavailable !== undefined
      ? [
          invalid(
            'spec',
            internalBudget(spec),
            'minAvailable and maxUnavailable cannot be both set',
          ),
        ]
      : [
          ...negativeErrors(minAvailable, 'spec.minAvailable'),
          ...negativeErrors(maxUnavailable, 'spec.maxUnavailable'),
        ];
  },
};

/** Rules of core Events. */
export const eventRules: KindRules = {
  createsOnUpdate: true,
  validate(object) {
    const involved = recordOf(object.involvedObject);
    const { namespace } = object.metadata;
    const expected = involved.namespace || 'default';
    return namespace === expected
      ? []
      : [
          invalid(
            'involvedObject.namespace',
            involved.namespace ?? '',
            'does not match event.namespace',
          ),
        ];
  },
};

/** Rules of events.k8s.io Events. */
export const newEventRules: KindRules = {
  createsOnUpdate: true,
  validate: object => (object.eventTime ? [] : [required('eventTime')]),
};

/** Rules of Leases. */
export const leaseRules: KindRules = { createsOnUpdate: true };

/** Rules of Nodes. */
export const nodeRules: KindRules = {
  defaults(object) {
    const status = object.status;
    if (isRecord(status) && isRecord(status.capacity)) {
      status.allocatable ??= { ...status.capacity };
    }
  },
};
