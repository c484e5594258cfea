/** The logo: four seats, one of them the player's own. */
export function Logo() {
  return (
    <div class="logo">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        <path d="M2 2h9v9H2zM13 2h9v9h-9zM2 13h9v9H2z" class="logo-seat" />
        <path d="M13 13h9v9h-9z" class="logo-mine" />
      </svg>
      <span>GameLobby</span>
    </div>
  );
}
