/** A pulse. Takes the size and colour of the text around it. */
export function TelemetryIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M2 12h4l3-8 5 16 3-8h5" />
    </svg>
  );
}
