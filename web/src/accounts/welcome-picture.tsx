import { text } from '../texts/texts';

function Landscape() {
  return (
    <svg class="scene" viewBox="0 0 480 400" preserveAspectRatio="xMidYMid slice">
      <g class="scene-stars">
        <circle cx="70" cy="64" r="2" />
        <circle cx="150" cy="30" r="1.5" />
        <circle cx="228" cy="82" r="1.5" />
        <circle cx="402" cy="44" r="2" />
        <circle cx="446" cy="130" r="1.5" />
        <circle cx="30" cy="168" r="1.5" />
      </g>
      <circle class="scene-glow" cx="344" cy="228" r="120" />
      <circle class="scene-sun" cx="344" cy="228" r="58" />
      <path class="scene-far" d="M0 290c80-52 150-50 226-12s150 22 254-38v160H0z" />
      <path class="scene-near" d="M0 334c96-36 176-26 260 2s150 14 220-18v82H0z" />
    </svg>
  );
}

/** The product in a picture: what one writes in the evening, what comes in the morning. */
export function WelcomePicture() {
  return (
    <div class="welcome-picture" aria-hidden="true">
      <Landscape />
      <div class="scene-card">
        <span class="scene-box" />
        <span>
          {text('welcome-example')}
          <span class="scene-chip">{text('time-tomorrow', { time: '09:00' })}</span>
        </span>
      </div>
      <div class="scene-card is-message">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        <span>
          {text('welcome-message')}
          <time>09:00</time>
        </span>
      </div>
    </div>
  );
}
