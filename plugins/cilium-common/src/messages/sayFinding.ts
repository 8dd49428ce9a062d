import { say } from '@socle/plugin-platform-common';
import type { Finding } from '@socle/plugin-platform-common/documents';
import { PolicyFinding } from '../model/finding';
import { englishMessages, NetworkMessages } from '.';

/** A finding in words, as all commands and pages have findings. English where no other catalogue is given. */
export function sayFinding(
  finding: PolicyFinding,
  messages: NetworkMessages = englishMessages,
): Finding {
  const { code, severity, policy, path, line = 1, column } = finding;
  const names: Readonly<Record<string, string>> = messages.typeNames;
  const parameters = Object.fromEntries(
    Object.entries(finding.parameters).map(([name, value]) => [
      name,
      (name === 'is' || name === 'expected') && Object.hasOwn(names, value)
        ? names[value]
        : value,
    ]),
  );
  return {
    rule: code,
    severity,
    file: policy.file ?? '',
    line,
    ...(column !== undefined && { column }),
    ...(path !== '' && { path }),
    message: say(messages.findings, { code, parameters }),
    remedy: say(messages.remedies, { code, parameters }),
  };
}
