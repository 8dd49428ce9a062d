import { explainDeliveryVerb } from './explainDelivery';
import { explainHealthVerb } from './explainHealth';
import { explainNetworkVerb } from './explainNetwork';
import { Verb } from './verb';

/** `socle explain …`: why something is as it is. */
export const explainVerb: Verb = ({ program, answer }) => {
  const explain = program
    .command('explain')
    .helpCommand(false)
    .summary('say why something is as it is')
    .description(
      'Says why something is as it is, from files that hold what was seen of it.',
    );
  explainDeliveryVerb({ program: explain, answer });
  explainHealthVerb({ program: explain, answer });
  explainNetworkVerb({ program: explain, answer });
};
