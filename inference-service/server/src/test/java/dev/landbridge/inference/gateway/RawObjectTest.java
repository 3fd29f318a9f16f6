package dev.landbridge.inference.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RawObjectTest {
    @Test
    void keepsEveryMemberToTheLastDigit() throws IOException {
        String text =
                "{\"a\": -0.10000000149011612, \"b\": [1e-05, {\"x\" : \"}\\\"\"}], \"c\":\"\\u00e9\", \"d\":null,\"e\":12}";

        assertThat(RawObject.parse(text).toString())
                .isEqualTo(
                        "{\"a\":-0.10000000149011612,\"b\":[1e-05, {\"x\" : \"}\\\"\"}],\"c\":\"\\u00e9\",\"d\":null,\"e\":12}");
    }

    @Test
    void replacesAndRemovesMembers() throws IOException {
        RawObject object = RawObject.parse("{\"model\":\"a\",\"priority\":-5,\"n\":2}");

        assertThat(object.put("model", RawObject.quote("say \"b\"")).remove("priority"))
                .hasToString("{\"model\":\"say \\\"b\\\"\",\"n\":2}");
    }

    @Test
    void theLastOfARepeatedMemberCountsForEverybody() throws IOException {
        assertThat(RawObject.parse("{\"model\":\"mine\",\"model\":\"theirs\"}")).hasToString("{\"model\":\"theirs\"}");
    }

    @Test
    void cutsAnArrayIntoItsElements() throws IOException {
        assertThat(RawObject.elements("[{\"a\":1.50}, [2] ,\"x,y\",-3]"))
                .containsExactly("{\"a\":1.50}", "[2]", "\"x,y\"", "-3");
    }

    @Test
    void longTextsKeepTheirPlaces() throws IOException {
        String prompt = "x".repeat(100_000) + "é";
        RawObject object = RawObject.parse("{\"prompt\":\"" + prompt + "\",\"n\":7}");

        assertThat(object.text("prompt")).contains(prompt);
        assertThat(object.get("n")).isEqualTo("7");
    }

    @Test
    void refusesWhatIsNotOneObject() {
        for (String text : new String[] {"", "[1]", "{\"a\":1", "{} {}", "{\"a\":NaN}", "{'a':1}"}) {
            assertThatExceptionOfType(IOException.class).as(text).isThrownBy(() -> RawObject.parse(text));
        }
    }
}
