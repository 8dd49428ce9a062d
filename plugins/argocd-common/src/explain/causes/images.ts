import { cause, find, Recognizer } from '../cause';

const words = [
  'ErrImagePull',
  'ImagePullBackOff',
  'ImageInspectError',
  'ErrImageNeverPull',
  'RegistryUnavailable',
];

/** Images that cannot be pulled: the kubelet's words, and those of containerd and CRI-O behind them. */
export const images: Recognizer = signal => {
  const { text: whole, word, image, container } = signal;
  const named = imageIn(whole) ?? image;
  // A tag may read like an answer of the registry: 403, 1.404.
  const text = named ? whole.replaceAll(named, '…') : whole;
  if (
    word === 'InvalidImageName' ||
    /couldn't parse image (?:name|reference)|invalid reference format/i.test(
      text,
    )
  ) {
    return cause(
      'imageNameInvalid',
      { image: image ?? named ?? container },
      'image-tag',
    );
  }
  if (
    !words.includes(word ?? '') &&
    !/Back-off pulling image|Failed to pull image|failed to pull and unpack image|ErrImagePull|ImagePullBackOff/.test(
      text,
    )
  ) {
    return undefined;
  }
  const parameters = { image: named ?? container };
  if (/toomanyrequests|too many requests|\b429\b|rate limit/i.test(text)) {
    return cause('registryLimit', parameters);
  }
  if (
    /pull access denied|unauthorized|authorization failed|\b40[13]\b|denied:|no basic auth/i.test(
      text,
    )
  ) {
    return cause('imageDenied', parameters);
  }
  if (
    /no such host|connection refused|i\/o timeout|no route to host|x509:|context deadline exceeded|tls:|network is unreachable|RegistryUnavailable|\b50[0234]\b/i.test(
      `${word ?? ''} ${text}`,
    )
  ) {
    return cause('registryUnreachable', parameters);
  }
  return /not found|manifest unknown|does not exist|no match for platform/i.test(
    text,
  )
    ? cause('imageNotFound', parameters)
    : cause('imagePull', parameters);
};

function imageIn(text: string): string | undefined {
  return find(text, /image:? \\?"(?<image>[^"\\\s]{1,400})\\?"/)?.image;
}
