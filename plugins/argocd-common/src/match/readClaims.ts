import { Entity } from '@backstage/catalog-model';
import {
  LabelRequirement,
  parseLabelSelector,
} from '@socle/plugin-platform-common';
import { at } from '../values/read';
import {
  ARGOCD_APP_NAME_ANNOTATION,
  ARGOCD_APP_NAMESPACE_ANNOTATION,
  ARGOCD_APP_SELECTOR_ANNOTATION,
  ARGOCD_INSTANCE_NAME_ANNOTATION,
  ARGOCD_PROJECT_NAME_ANNOTATION,
} from './annotations';

/**
 * A thing that an entity's annotation asks for and does not get.
 *
 * - `invalid-value`: nothing in Kubernetes or Argo CD can have that name, or it is no label selector.
 * - `other-tenant`: there is such a thing, and it is not the entity's tenant's.
 * - `not-an-environment`: it is the tenant's, and deploys to no environment that the entity shows.
 * - `not-found`: there is no such thing, or none that Argo CD told of.
 * - `unknown-instance`: no Argo CD of that name is configured.
 *
 * @public
 */
export interface RefusedArgoClaim {
  annotation: string;
  value: string;
  reason:
    | 'invalid-value'
    | 'other-tenant'
    | 'not-an-environment'
    | 'not-found'
    | 'unknown-instance';
}

/** What the annotations of an entity ask for, as far as it can be read. */
export interface ArgoClaims {
  names?: string[];
  selector?: LabelRequirement[];
  /** The same selector as it was written. */
  selectorText?: string;
  project?: string;
  namespace?: string;
  instances?: string[];
  /** Where one cannot be read, nothing of the entity may be shown: a wrong claim never shows more than a right one. */
  refused: RefusedArgoClaim[];
}

/* RFC 1123 subdomain and label; projects and Applications are objects, and their names obey the first. */
const namePattern =
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const namespacePattern = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
/* People name instances in a configuration file. */
const instancePattern = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/* More Applications than one page could show apart. */
const maximumNames = 100;

/**
 * Whether a text can be the name of an Application or a project. What is none never goes into an address.
 *
 * @public
 */
export function isArgoName(text: string): boolean {
  return namePattern.test(text);
}

/** Reads the annotations that tell Applications. Never throws on what an entity holds. */
export function readClaims(entity: Entity): ArgoClaims {
  const claims: ArgoClaims = { refused: [] };
  const refuse = (annotation: string, value: string) =>
    claims.refused.push({
      annotation,
      value: value.slice(0, 256),
      reason: 'invalid-value',
    });

  const read = (
    annotation: string,
    accept: (value: string) => boolean,
  ): string | undefined => {
    const value = at(entity, 'metadata', 'annotations', annotation);
    if (typeof value !== 'string') {
      return undefined;
    }
    const trimmed = value.length <= 32_768 ? value.trim() : '';
    if (!accept(trimmed)) {
      refuse(annotation, value);
      return undefined;
    }
    return trimmed;
  };
  const listOf = (text: string) => [
    ...new Set(text.split(',').map(part => part.trim())),
  ];

  const names = read(ARGOCD_APP_NAME_ANNOTATION, text => {
    const list = listOf(text);
    return list.length <= maximumNames && list.every(isArgoName);
  });
  claims.names = names === undefined ? undefined : listOf(names);
  claims.selectorText = read(ARGOCD_APP_SELECTOR_ANNOTATION, text => {
    const parsed = parseLabelSelector(text);
    claims.selector = parsed.valid ? parsed.requirements : undefined;
    return parsed.valid;
  });
  claims.project = read(ARGOCD_PROJECT_NAME_ANNOTATION, isArgoName);
  claims.namespace = read(ARGOCD_APP_NAMESPACE_ANNOTATION, text =>
    namespacePattern.test(text),
  );
  const instances = read(ARGOCD_INSTANCE_NAME_ANNOTATION, text => {
    const list = listOf(text);
    return list.length <= maximumNames && list.every(isInstanceName);
  });
  claims.instances = instances === undefined ? undefined : listOf(instances);
  return claims;
}

function isInstanceName(text: string): boolean {
  return instancePattern.test(text);
}
