import { compile, CompiledPolicies } from '../compile/compile';
import { PolicyContext } from '../model/context';
import { PodEndpoint } from '../model/flow';
import { PolicyDocument } from '../parse/parsePolicies';
import { readDocuments } from '../parse/readDocuments';

/** The documents of a YAML text, as of a file `policies.yaml`. Throws where there is a fault in it: tests mean none. */
export function documentsOf(yaml: string): PolicyDocument[] {
  const { documents, findings } = readDocuments(yaml, 'policies.yaml');
  if (findings.length > 0) {
    throw new Error(JSON.stringify(findings));
  }
  return documents;
}

/** Policies of a YAML text, compiled. */
export function compileYaml(
  yaml: string,
  context: PolicyContext = {},
): CompiledPolicies {
  return compile({ policies: documentsOf(yaml), context });
}

/** A pod by its namespace and its app. */
export function pod(
  namespace: string,
  app?: string,
  more: Partial<PodEndpoint> = {},
): PodEndpoint {
  return {
    kind: 'pod',
    namespace,
    labels: app === undefined ? {} : { app },
    namedPorts: {},
    ...more,
  };
}
