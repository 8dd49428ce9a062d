/** Houses side by side, on one ground. Takes the size and colour of the text around it. */
export function TenantsIcon() {
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
      <path d="M2 20h20M4 20V10h7v10M11 20V4h9v16M15.5 8v.1M15.5 12v.1M15.5 16v.1M7.5 14v.1" />
    </svg>
  );
}
