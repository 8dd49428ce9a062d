import { parseProfile } from '../../profile/parse';
import { renderTeamRepository } from '../../render/teamRepository/renderTeamRepository';
import { parseTenant } from '../../tenant/parse';
import { SourceFile } from '../types';
import { Replacement, world } from './world';

const teams = Object.fromEntries(
  ['payments', 'shop'].flatMap(team =>
    firstContentOf(team).map(({ path, content }) => [
      `${team}/${path}`,
      content,
    ]),
  ),
);

/**
 * The small company of `world`, on its first day: the repositories of its teams are as they were rendered, too, but for the
 * one service that there is.
 */
export function freshCompany(changes: {
  changed?: Readonly<Record<string, string | null>>;
  replaced?: readonly Replacement[];
}): SourceFile[] {
  const { changed, replaced } = changes;
  return world({ changed: { ...teams, ...changed }, replaced });
}

function firstContentOf(team: string) {
  const files = new Map(
    world().map(file => [file.path, 'content' in file ? file.content : '']),
  );
  const tenant = parseTenant(
    files.get(`gitops/tenants/${team}/tenant.yaml`) ?? '',
    '',
  );
  const profile = parseProfile(files.get('gitops/socle.yaml') ?? '', '');
  if (!tenant.ok || !profile.ok) {
    throw new Error(`${team} cannot be rendered`);
  }
  return renderTeamRepository(tenant.value, profile.value);
}
