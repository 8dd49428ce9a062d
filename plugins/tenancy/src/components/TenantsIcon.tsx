/** Spaces side by side, of one house. Takes the size and colour of the text around it. */
export function TenantsIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M4 4h16v16H4zM4 12h16M12 4v16" />
    </svg>
  );
}
