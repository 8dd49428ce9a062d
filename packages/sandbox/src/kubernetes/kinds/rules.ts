import { FieldError } from '../invalid';
import { KubernetesObject } from '../types';

/**
 * What is special about a kind, beside its schema. The functions that change an object change it in place; they get a
 * copy. Sources: the strategies, defaults and validation of Kubernetes 1.36.
 */
export interface KindRules {
  /** Fills what the API server fills when a field is absent. */
  defaults?(object: KubernetesObject): void;
  /** Resets and fills before an object is created, such as its first status. */
  prepareForCreate?(object: KubernetesObject): void;
  prepareForUpdate?(object: KubernetesObject, old: KubernetesObject): void;
  /** Fills what belongs to a new status, whoever wrote it. */
  prepareStatus?(object: KubernetesObject, old: KubernetesObject): void;
  validateStatus?(object: KubernetesObject): FieldError[];
  validate?(object: KubernetesObject): FieldError[];
  validateUpdate?(
    object: KubernetesObject,
    old: KubernetesObject,
  ): FieldError[];
  /** Whether an update of an object that is not there creates it. */
  createsOnUpdate?: boolean;
}
