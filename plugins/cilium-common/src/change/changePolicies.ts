import { CompiledPolicies, compileLike } from '../compile/compile';
import { PolicyReference } from '../model/policy';
import { PolicyDocument } from '../parse/parsePolicies';

/**
 * A change to policies. A document of a policy that is already there replaces it, as when it is applied.
 *
 * @public
 */
export interface PolicyChange {
  /** Policies that go. */
  remove?: readonly Pick<PolicyReference, 'kind' | 'namespace' | 'name'>[];
  /** Policies that come, or come to say something else. */
  apply?: readonly PolicyDocument[];
}

/**
 * Policies as they are after a change. Pure; never throws.
 *
 * @public
 */
export function changePolicies(
  compiled: CompiledPolicies,
  { remove = [], apply = [] }: PolicyChange,
): CompiledPolicies {
  const { policies } = compiled.source;
  const gone = new Set(
    compiled.policies
      .filter(({ reference }) =>
        remove.some(
          ({ kind, namespace, name }) =>
            kind === reference.kind &&
            namespace === reference.namespace &&
            name === reference.name,
        ),
      )
      .map(({ document }) => document),
  );
  return compileLike(compiled, {
    ...compiled.source,
    context: compiled.context,
    policies: [...policies.filter(({ value }) => !gone.has(value)), ...apply],
  });
}
