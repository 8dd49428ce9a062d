import { explainDeliveryVerb } from './explainDelivery';
import { Verb } from './verb';

/** `socle explain …`: why something is as it is. */
export const explainVerb: Verb = ({ program, answer }) => {
  const explain = program
    .command('explain')
    .helpCommand(false)
    .summary('say why something is as it is')
    .description(
      'Says why something is as it is, from files that hold what a cluster says of it.',
    );
  explainDeliveryVerb({ program: explain, answer });
};
