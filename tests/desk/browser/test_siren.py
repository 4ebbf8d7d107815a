"""The sound of a STOP is heard: what the page gives to the loudspeaker is listened to, its tones told by a Fourier transform."""

from playwright.sync_api import BrowserContext, expect

from tests.desk.browser.conftest import OpenDesk
from tests.desk.browser.signing import say, sign
from tests.desk.browser.theatre import Theatre
from tests.desk.browser.watching import Keys

HIGH_HZ, LOW_HZ, NEAR_HZ = 960, 720, 25
QUIETEST, LOUDEST = 0.2, 0.5
"""Of full scale: loud enough for a room, and far from being cut off at 1."""

LISTENS = """() => {
    window.heard = [];
    const connect = AudioNode.prototype.connect;
    AudioNode.prototype.connect = function (to, ...rest) {
        if (to instanceof AudioDestinationNode) {
            const ear = new AnalyserNode(to.context, {fftSize: 4096, smoothingTimeConstant: 0});
            const [samples, loudness] = [new Float32Array(4096), new Float32Array(2048)];
            connect.call(this, ear);
            setInterval(() => {
                ear.getFloatTimeDomainData(samples);
                ear.getFloatFrequencyData(loudness);
                const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
                window.heard.push({peak, hz: loudness.indexOf(Math.max(...loudness)) * to.context.sampleRate / 4096});
            }, 50);
        }
        return connect.call(this, to, ...rest);
    };
}"""
TONE = "([from, to]) => heard.some(({peak, hz}) => peak > 0.1 && hz > from && hz < to)"


def test_two_tones_sound_until_the_call_is_taken(open_desk: OpenDesk, theatre: Theatre, context: BrowserContext) -> None:
    context.add_init_script(f"({LISTENS})()")
    page = open_desk("ru")
    page.mouse.click(1, 1)
    assert page.evaluate("heard.length") == 0, "it is silent before"

    say(theatre, "tr", ("call", "make"), "tr/ru-tr-line", "stop", "Stop firing", "--name", "heard-1", "--to", "ru")
    expect(page.locator(".stops").get_by_role("alert")).to_be_visible()
    for hz in (HIGH_HZ, LOW_HZ):
        page.wait_for_function(TONE, arg=[hz - NEAR_HZ, hz + NEAR_HZ])
    peak = page.evaluate("Math.max(...heard.map(({peak}) => peak))")
    assert QUIETEST < peak < LOUDEST

    Keys(page).press("T")
    sign(page)
    expect(page.locator(".stops").get_by_role("alert")).to_have_count(0)
    page.wait_for_timeout(1_000)
    page.evaluate("heard.length = 0")
    page.wait_for_timeout(2_000)
    assert page.evaluate("heard.every(({peak}) => peak < 0.001)"), "and is silent afterwards"
    say(theatre, "tr", ("call", "end"), "tr/heard-1")
