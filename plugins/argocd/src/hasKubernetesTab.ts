import { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

/** Whether Backstage's Kubernetes plugin has a tab on the entity's page, as its own filter says. */
export function hasKubernetesTab({ metadata }: Entity): boolean {
  return [
    KUBERNETES_ANNOTATION,
    KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
  ].some(name => metadata.annotations?.[name]);
}
