import { Cause, cause, find, firstLine, Recognizer, Signal } from '../cause';

/** What the API server says of an object that it does not take as it is. */
export const apply: Recognizer = signal =>
  kinds(signal) ?? namespaces(signal) ?? fields(signal) ?? conflicts(signal);

function kinds({ text, subject }: Signal): Cause | undefined {
  const version = find(
    text,
    /could not find version "(?<version>[^"]{1,63})" of (?<kind>\S{1,300}) for requested resource/,
  );
  if (version) {
    return cause('versionMissing', version);
  }
  const kind =
    find(text, /could not find (?<kind>\S{1,300}) for requested resource/) ??
    find(text, /no matches for kind "(?<kind>[^"]{1,253})"/);
  if (kind) {
    return cause('kindMissing', kind);
  }
  if (/the server could not find the requested resource/.test(text)) {
    return cause('kindMissing', {
      kind: subject
        ? [subject.group, subject.kind].filter(Boolean).join('/')
        : undefined,
    });
  }
  const gone = find(
    text,
    /Resource (?<resource>\S{1,600}) is missing, it might have been deleted/,
  );
  return gone && cause('resourceGone', gone);
}

function namespaces({ text }: Signal): Cause | undefined {
  const terminating = find(
    text,
    /in namespace (?<namespace>[\w.-]{1,63}) because it is being terminated/,
  );
  if (terminating) {
    return cause('namespaceTerminating', terminating);
  }
  const missing = find(
    text,
    /namespaces? "(?<namespace>[^"]{1,63})" not found/,
  );
  return missing && cause('namespaceMissing', missing);
}

const immutable =
  /field is immutable|may not (?:be )?change|is immutable after creation|updates to \w{1,40} spec for fields other than|cannot change roleRef|is forbidden: .{0,100}immutable/i;

function fields({ text, subject }: Signal): Cause | undefined {
  const unknown =
    find(text, /unknown field "(?<field>[^"]{1,253})"/) ??
    find(text, /(?<field>\.[\w.[\]"=-]{1,253}): field not declared in schema/);
  if (unknown) {
    return cause('fieldUnknown', unknown);
  }
  if (/metadata\.annotations: Too long/.test(text)) {
    return cause('annotationsTooLong');
  }
  const invalid = find(
    text,
    /\b(?<kind>[A-Z]\w{0,252})(?:\.[\w.-]{1,253})? "(?<name>[^"]{1,253})" is invalid: (?<detail>[^]*)/,
  );
  const about = {
    kind: invalid?.kind ?? subject?.kind,
    name: invalid?.name ?? subject?.name,
  };
  if (immutable.test(text)) {
    const field =
      find(
        invalid?.detail ?? text,
        /^\W{0,3}(?<field>[a-z][\w.[\]]{0,253}): (?:Invalid|Forbidden)/,
      )?.field ?? (/roleRef/.test(text) ? 'roleRef' : 'spec');
    return cause('immutableField', { field, ...about });
  }
  return (
    invalid &&
    cause('objectInvalid', {
      ...about,
      detail: firstLine(invalid.detail ?? ''),
    })
  );
}

function conflicts({ text }: Signal): Cause | undefined {
  const found = find(
    text,
    /Apply failed with \d{1,5} conflicts?: conflicts? with "(?<manager>[^"]{1,253})"/,
  );
  return found && cause('fieldConflict', found);
}
