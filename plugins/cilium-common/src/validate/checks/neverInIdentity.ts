import { isIdentityLabel } from '../../labels/identityLabels';
import { newestVersion } from '../../model/version';
import { Rule, Selector } from '../../model/policy';
import { Check, warningAt } from '../input';

/** Labels that a selector asks for and Cilium never looks at, because they differ from pod to pod. */
export const neverInIdentity: Check = ({ policy, compiled }) => {
  const { version = newestVersion } = compiled.context;
  const selectors = new Map<string, Selector>();
  for (const selector of policy.rules.flatMap(selectorsOf)) {
    selectors.set(JSON.stringify(selector.path), selector);
  }
  return [...selectors.values()].flatMap(({ requirements, path }) =>
    requirements
      .filter(
        ({ source, key }) =>
          (source === 'any' || source === 'k8s') &&
          !isIdentityLabel(key, version),
      )
      .map(({ key }) => warningAt(policy, path, 'neverInIdentity', { key })),
  );
};

function selectorsOf({ subject, peers }: Rule): Selector[] {
  return [
    subject,
    ...(peers === 'nobody'
      ? []
      : peers.flatMap(peer => (peer.type === 'labels' ? [peer] : []))),
  ];
}
