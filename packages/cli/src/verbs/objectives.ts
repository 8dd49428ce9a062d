import { objectivesCheckVerb } from './objectivesCheck';
import { objectivesRenderVerb } from './objectivesRender';
import { Verb } from './verb';

/** `socle objectives …`: what the users of a service may count on. */
export const objectivesVerb: Verb = ({ program, answer }) => {
  const objectives = program
    .command('objectives')
    .helpCommand(false)
    .summary('check objectives, and write the rules that watch over them')
    .description(
      'Reads what the users of a service may count on: Objectives of socle.dev/v1, and SLOs of OpenSLO v1 that count events of Prometheus.',
    );
  objectivesCheckVerb({ program: objectives, answer });
  objectivesRenderVerb({ program: objectives, answer });
};
