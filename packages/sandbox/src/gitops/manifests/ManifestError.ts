/** Why the manifests of a source cannot be made, with the gRPC code that Argo CD's repository server answers with. */
export class ManifestError extends Error {
  readonly name = 'ManifestError';
  readonly code: 'Unknown' | 'FailedPrecondition' | 'Internal';

  constructor(message: string, code: ManifestError['code'] = 'Unknown') {
    super(message);
    this.code = code;
  }
}
