import { Resource } from '../resources';
import { customResourceDefinitionRules } from './customResourceDefinition';
import { namespaceRules } from './namespace';
import { KindRules } from './rules';

const rules: Record<string, KindRules> = {
  '/Namespace': namespaceRules,
  'apiextensions.k8s.io/CustomResourceDefinition':
    customResourceDefinitionRules,
};

/** The rules of a resource's kind; empty where nothing is special about it. */
export function rulesOf(resource: Resource): KindRules {
  return rules[`${resource.group}/${resource.kind}`] ?? {};
}
