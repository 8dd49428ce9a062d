import { SeriesLabels } from './facts';

/**
 * The languages that fixes are written for.
 *
 * @public
 */
export type SdkLanguage = 'nodejs' | 'java' | 'python' | 'go' | 'dotnet';

const known: readonly SdkLanguage[] = [
  'nodejs',
  'java',
  'python',
  'go',
  'dotnet',
];

/** The language that resources say (`telemetry.sdk.language`); undefined for others and where none is said. */
export function languageOf(
  resources: readonly SeriesLabels[],
): SdkLanguage | undefined {
  const said = new Set(
    resources.map(
      labels =>
        labels.telemetry_sdk_language ?? labels['telemetry.sdk.language'],
    ),
  );
  return known.find(language => said.has(language));
}
