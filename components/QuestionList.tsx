import type { VNode } from 'preact'
import type { Question } from '@/utils/notes/questions'
import './QuestionList.css'

/** The questions of notes or of a document, the open ones first, folded. */
export default function QuestionList({ questions }: { questions: readonly Question[] }): VNode | null {
  if (questions.length === 0) return null
  const open = questions.filter(({ answers }) => answers.length === 0)
  const inOrder = [...open, ...questions.filter(({ answers }) => answers.length > 0)]
  return (
    <div class="details">
      <details class="questions">
        <summary>
          Questions ({questions.length}
          {open.length > 0 && `, ${open.length} open`})
        </summary>
        <ul class="details-list question-list">
          {inOrder.map(({ line, text, hypotheses, answers }) => (
            <li key={`${line} ${text}`} dir="auto">
              {text}
              {answers.length === 0 &&
                hypotheses.map((hypothesis) => (
                  <p key={hypothesis.text} class="question-answer soft">
                    {hypothesis.class && `${hypothesis.class}: `}
                    {hypothesis.text}
                  </p>
                ))}
              {answers.map((answer) => (
                <p key={answer.text} class="question-answer">
                  {answer.text}
                </p>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
