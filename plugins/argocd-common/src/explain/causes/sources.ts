import { Cause, cause, find, firstLine, Recognizer, Signal } from '../cause';

const words = ['ComparisonError', 'InvalidSpecError', 'HydrationFailed'];

/** Where manifests come from and cannot be had. Sources: Argo CD's `reposerver`, go-git, git, Helm and kustomize. */
export const sources: Recognizer = signal => {
  const { text, word } = signal;
  if (
    !words.includes(word ?? '') &&
    !/generate manifest|Manifest generation error|load target state|repositor(?:y|ies) not accessible|failed to (?:list refs|fetch|resolve revision|get git client|initialize repository)|ComparisonError|InvalidSpecError/.test(
      text,
    )
  ) {
    return undefined;
  }
  return (
    places(signal) ??
    access(signal) ??
    rendering(signal) ??
    (/generate manifest|Manifest generation error/.test(text)
      ? cause('manifestFailed', { detail: innermost(text) })
      : undefined)
  );
};

function places({ text }: Signal): Cause | undefined {
  const revision =
    find(
      text,
      /unable to resolve '(?<revision>[^']{0,300})' to a commit SHA/,
    ) ??
    find(text, /couldn't find remote ref "?(?<revision>[^"\s]{1,300})/) ??
    find(text, /reference not found: (?<revision>\S{1,300})/);
  if (revision) {
    return cause('revisionNotFound', revision);
  }
  const path = find(
    text,
    /(?<path>\S{1,600}): app path (?:does not exist|is not a directory)/,
  );
  if (path) {
    return cause('pathNotFound', path);
  }
  const chart =
    find(
      text,
      /chart "(?<chart>[^"]{1,253})" (?:matching \S{1,100} )?(?:version "[^"]{1,100}" )?not found/,
    ) ??
    find(text, /no chart version found for (?<chart>[\w./-]{1,253})/) ??
    find(
      text,
      /chart (?<chart>[\w./-]{1,253}) .{0,100}version .{0,100}not found/,
    );
  return chart && cause('chartNotFound', chart);
}

function access({ text, repository }: Signal): Cause | undefined {
  const about = { repository: repositoryIn(text) ?? repository };
  // The repo-server is a part of Argo CD: that it is away says nothing of the repository.
  if (/code = Unavailable|failed to connect to repo server/.test(text)) {
    return cause('repoServerUnavailable');
  }
  if (
    /authentication required|authorization failed|invalid credentials|Permission denied \(publickey|unable to authenticate|\b40[13]\b|Invalid username or (?:password|token)/i.test(
      text,
    )
  ) {
    return cause('repositoryDenied', about);
  }
  if (/repository not found|repository does not exist|\b404\b/i.test(text)) {
    return cause('repositoryNotFound', about);
  }
  return /no such host|connection refused|i\/o timeout|no route to host|x509:|ssh: handshake failed|context deadline exceeded|dial tcp|network is unreachable|unexpected EOF|\b50[0234]\b|could not read from remote/i.test(
    text,
  )
    ? cause('repositoryUnreachable', about)
    : undefined;
}

function rendering({ text }: Signal): Cause | undefined {
  if (/`?kustomize build|kustomization/i.test(text)) {
    return cause(
      'kustomizeFailed',
      { detail: innermost(text) },
      'kustomization',
    );
  }
  if (/`?helm (?:template|dependency|pull)/i.test(text)) {
    return cause('helmFailed', { detail: innermost(text) });
  }
  return /yaml: |error converting YAML to JSON|failed to unmarshal|error unmarshaling/i.test(
    text,
  )
    ? cause('yamlInvalid', { detail: innermost(text) }, 'yaml')
    : undefined;
}

function repositoryIn(text: string): string | undefined {
  const found = find(
    text,
    /(?<url>(?:https?|ssh):\/\/[^\s"'`]{1,600}|git@[^\s"'`]{1,600})/,
  )?.url;
  return found
    ?.replace(/\/info\/refs.*$/, '')
    .replace(/\/\/[^/@]{1,300}@/, '//')
    .replace(/[.,:;]+$/, '');
}

/** What was said first, without who passed it on. */
function innermost(text: string): string {
  const [last = text] = text
    .slice(0, 8_000)
    .split(/desc = |exit status \d{1,3}: |Error: /)
    .slice(-1);
  return firstLine(last);
}
