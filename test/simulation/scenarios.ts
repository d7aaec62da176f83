import type { Stage } from './simulate.ts'

/** A short fixed story: what happens, in order. */
export interface Scenario {
  name: string
  /** Short enough for a second crash at every call of the recovery. */
  isShort?: boolean
  tell(stage: Stage): Promise<void>
}

const seconds = (n: number) => n * 1_000

/** The first version everywhere. */
async function deployed({ advance }: Stage): Promise<void> {
  for (let i = 0; i < 12; i++) await advance(seconds(5))
}

async function wait(stage: Stage, n: number): Promise<void> {
  for (let i = 0; i < n; i += 2) await stage.advance(seconds(2))
}

/** A change after the first deployment, and time for it. */
function change(name: string, act: (stage: Stage) => void | Promise<void>, n = 20): Scenario {
  return {
    name,
    async tell(stage) {
      await deployed(stage)
      await act(stage)
      await wait(stage, n)
    },
  }
}

/** Something that befalls a fleet while its first version is on its way. */
function early(name: string, act: (stage: Stage) => void, isShort = true): Scenario {
  return {
    name,
    isShort,
    async tell(stage) {
      await stage.advance(seconds(2))
      act(stage)
      await wait(stage, 6)
    },
  }
}

const both = [
  change('a new version of one service', ({ acts }) => acts.change('web', '')),
  change('a new version of both services', ({ acts }) => {
    acts.change('web', '')
    acts.change('app', '')
  }),
  change('a canary whose start fails', ({ acts }) => acts.change('web', 'fails')),
  change('a canary that dies after its start', ({ acts }) => acts.change('web', 'dies')),
  change('a canary that does not answer', ({ acts }) => acts.change('app', 'deaf')),
  change('a canary whose answers come and go', ({ acts }) => acts.change('app', 'flaps')),
  change('files that a validator refuses', ({ acts }) => acts.change('app', 'refused')),
  change('a version that cuts its node off', ({ acts }) => acts.change('web', 'cut'), 40),
  change('a bad version, reverted by a person', async (stage) => {
    stage.acts.change('web', 'dies')
    await stage.advance(seconds(3))
    stage.acts.revertLast()
  }),
  change('a bad version with something unrelated on top', async (stage) => {
    stage.acts.change('web', 'dies')
    stage.acts.commitUnrelated()
    await stage.advance(seconds(2))
  }),
  change('a good version over a bad one that is on its way', async (stage) => {
    stage.acts.change('web', 'deaf')
    await stage.advance(seconds(4))
    stage.acts.change('web', '')
  }),
  change('two bad versions one after the other', async (stage) => {
    stage.acts.change('app', 'dies')
    await wait(stage, 6)
    stage.acts.change('app', 'fails')
  }),
  change('a revert that may only be proposed', ({ acts }) => {
    acts.switchMode()
    acts.change('web', 'dies')
  }),
  change('a revert that the branch refuses', ({ acts }) => {
    acts.switchProtection()
    acts.change('web', 'dies')
  }),
  change('a file edited by hand', ({ acts }) => acts.edit('p2', 'web'), 50),
  change('a unit stopped by hand', ({ acts }) => acts.stopUnit('p1', 'app'), 50),
  change('a file deleted by hand', ({ acts }) => acts.deleteFile('s1', 'web'), 50),
  change('a service removed', ({ acts }) => acts.removeService('app'), 50),
  change('a service removed and brought back', async (stage) => {
    stage.acts.removeService('app')
    await wait(stage, 30)
    stage.acts.revertLast()
  }),
  change('a broken manifest, mended', async (stage) => {
    stage.acts.breakManifest()
    await stage.advance(seconds(8))
    stage.acts.mendManifest()
  }),
  change('a branch that was rewritten, and brought back', async (stage) => {
    stage.acts.commitUnrelated()
    await stage.advance(seconds(8))
    stage.acts.rewind()
    await stage.advance(seconds(8))
    stage.acts.pushBack()
  }),
  change('a node that restarts in the middle of its change', async (stage) => {
    stage.acts.change('web', '')
    await stage.advance(seconds(6))
    stage.acts.reboot('s1')
  }),
  change('a node whose disk is full', (stage) => {
    stage.weather.full.add('p1')
    stage.acts.change('web', '')
  }),
  change('a node that is lost before its change', (stage) => {
    stage.weather.offline.add('p3')
    stage.acts.change('web', '')
  }),
  change('a node that is lost after its change', async (stage) => {
    stage.acts.change('web', '')
    await stage.advance(seconds(7))
    stage.weather.offline.add('s1')
  }),
  change('a node whose answers are lost', (stage) => {
    stage.weather.mute.add('s2')
    stage.acts.change('web', '')
  }),
  change('a pause, and a word to go on', async (stage) => {
    stage.acts.change('web', '')
    await stage.advance(seconds(6))
    stage.acts.operate('pause')
    await stage.advance(seconds(4))
    stage.acts.operate('resume')
  }),
  change('a rollout that is aborted, and tried again', async (stage) => {
    stage.acts.change('web', '')
    await stage.advance(seconds(6))
    stage.acts.operate('abort')
    await wait(stage, 6)
    stage.acts.retry()
  }),
  change('a restore that meets what a person changed meanwhile', async (stage) => {
    stage.acts.change('app', 'deaf')
    await stage.advance(seconds(7))
    stage.acts.edit('s1', 'app')
  }),
  change('another controller that takes over', async (stage) => {
    stage.acts.change('web', '')
    await stage.advance(seconds(6))
    stage.scene.current().pause()
    await stage.secondController().start({ takeOver: true })
    await stage.advance(seconds(4))
    stage.controllers[0]?.resume()
  }),
]

/** The thirty stories of `--crash-everywhere`, and ten short ones for a second crash during the recovery. */
export const scenarios: readonly Scenario[] = [
  ...both,
  early('the first deployment', () => undefined),
  early('the first deployment, and a new version at once', ({ acts }) => acts.change('web', '')),
  early('a first deployment that fails', ({ acts }) => acts.change('web', 'dies')),
  early('a first deployment with a node away', ({ weather }) => void weather.offline.add('s2')),
  early('a first deployment with a node that restarts', ({ acts }) => acts.reboot('s1')),
  early('a first deployment with a node whose disk is full', ({ weather }) => void weather.full.add('s1')),
  early('a first deployment whose runner is killed', ({ acts }) => acts.killRunner('s1')),
  early('a first deployment whose commit is taken back', ({ acts }) => acts.revertLast()),
  early('a first deployment with a node that does not answer', ({ weather }) => void weather.mute.add('s1')),
  early('a first deployment that is paused', ({ acts }) => acts.operate('pause')),
]
