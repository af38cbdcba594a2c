import type { CaptionLine, FrameRefusal, PlayerState, TakenFrame } from './player'

/** Where the note card stands on a page, remembered for each site. Lengths are CSS pixels of the page. */
export interface CardPlacement {
  /** The corner of the window that it keeps its distance from. */
  corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'
  insetX: number
  insetY: number
  width: number
  height: number
}

/** What the note card asks of the watch script in its page. */
export interface WatchCalls {
  readPlayer(input: undefined): PlayerState
  play(input: undefined): undefined
  pause(input: undefined): undefined
  togglePlay(input: undefined): undefined
  /** Jumps to a content time. */
  seek(input: { seconds: number }): undefined
  /** Jumps from where it plays, back when negative. */
  skip(input: { seconds: number }): undefined
  /** Adds to the speed, within what players take (0.25 to 4). Answers the speed. */
  changeRate(input: { by: number }): number
  /** The frame that shows now, at most `maxWidthPixels` wide. `quality` is from 0 to 1. */
  takeFrame(input: { maxWidthPixels: number; quality: number }): TakenFrame | { refusal: FrameRefusal }
  /** Where the video stands in the window, for a cut from a picture of the tab; absent when it is out of sight. */
  placeOfVideo(input: undefined): { x: number; y: number; width: number; height: number; scale: number } | undefined
  /** Hides the card for a picture of the tab, and shows it again. Answers when the page has been drawn so. */
  setVisible(input: { isVisible: boolean }): undefined
  /** What the screen has shown of the last seconds' words, oldest first. */
  recentCaptions(input: { seconds: number }): CaptionLine[]
  /** Gives the keyboard back to the player. */
  focusPlayer(input: undefined): undefined
  /** A drag of the card's title bar or edge, in pixels since the last call; `end` stores the place. */
  drag(input: { what: 'move' | 'resize'; x: number; y: number; isEnd: boolean }): undefined
  /** Gives the card the whole window, for a picture that is looked at, and its place again. */
  setEnlarged(input: { isEnlarged: boolean }): undefined
  /** One line high, or whole. */
  setCompact(input: { isCompact: boolean }): undefined
  /** Puts the card out of sight, where it stays as it is. The player is left alone. */
  close(input: undefined): undefined
}

/** What the watch script tells the card. */
export interface CardCalls {
  /** The card that was closed comes in sight again once it has answered; the page has this address by now. */
  shown(input: { url: string }): undefined
  /** The address of the page has changed, perhaps to another video; told once for each change. */
  pageChanged(input: { url: string }): undefined
  /** Words that the screen has shown, told when they leave it; `url` is the page that they were seen on. */
  captionShown(input: { url: string; line: CaptionLine }): undefined
  /** Once a second while it plays, and when it pauses, seeks or changes speed. */
  playerChanged(input: PlayerState): undefined
  /** There is no room any more for the whole card, in fullscreen or a narrow window, or there is again. */
  roomChanged(input: { isScarce: boolean }): undefined
  /** The keyboard comes to the card: the caret goes to the text. */
  focusText(input: undefined): undefined
  /**
   * A key was pressed that the card acts on, in the page or as a shortcut of the browser's; `picture` is one of the tab,
   * of which a part is cut, and `card` closes it.
   */
  keyPressed(input: { action: 'card' | 'moment' | 'moment-with-frame' | 'frame' | 'picture' }): undefined
}
