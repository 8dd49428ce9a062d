import { Identity } from '../labels/identity';
import { clusterKey, namespaceKey, namespaceLabelsKey } from '../labels/label';
import { Selector } from '../model/policy';
import { Lack } from '../model/verdict';
import { matches, Requirement } from '../selectors/requirements';
import { lackAt, Lacking } from './lack';
import { foundText, requirementText } from './words';

/** What an identity lacks to be selected. */
export function missedBy(
  { requirements, path }: Selector,
  identity: Identity,
  as: 'subject' | 'peer',
): Lacking {
  const missing = requirements.filter(one => matches(one, identity) === false);
  return {
    cost: missing.length,
    lacks: missing.map(one =>
      lackAt(
        path,
        as === 'subject' ? 'subject' : kindOf(one),
        requirementText(one),
        foundText(one, identity),
      ),
    ),
  };
}

function kindOf({ source, key }: Requirement): Lack['what'] {
  if (key === namespaceKey || key.startsWith(`${namespaceLabelsKey}.`)) {
    return 'namespace';
  }
  if (key === clusterKey) {
    return 'cluster';
  }
  return source === 'reserved' ? 'entity' : 'label';
}
