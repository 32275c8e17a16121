package io.florin.functions.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";
  private static final String HEALTH = "{'status':'UP','checks':[{'name':'ledger','status':'UP'}]}";

  private final Answers answers = new Answers(JSON);

  @Test
  void theAnswerThatTheDocumentPromisesDoesNotDeviate() throws IOException {
    assertThat(health(HEALTH)).isEmpty();
  }

  @Test
  void aFieldTooFewTooManyOrOfAnotherTypeDeviates() throws IOException {
    assertThat(health(HEALTH.replace("'name':'ledger',", ""))).hasSize(1);
    assertThat(health(HEALTH.replace("'name'", "'depth':1,'name'")))
        .containsExactly("The document has no field /checks[]/depth.");
    assertThat(health(HEALTH.replace("'ledger'", "1"))).hasSize(1);
  }

  @Test
  void aStatusAMediaTypeOrACodeThatTheDocumentLacksDeviates() throws IOException {
    JsonNode problem =
        json(
            """
            {'type':'about:blank','title':'Conflict','status':503,
             'code':'conflict','detail':'','traceId':'','errors':[]}
            """);

    assertThat(answers.deviations("getHealth", 418, PROBLEM, problem))
        .containsExactly("getHealth does not answer 418.");
    assertThat(answers.deviations("getHealth", 200, PROBLEM, problem))
        .containsExactly("getHealth does not answer 200 as application/problem+json.");
    assertThat(answers.deviations("getHealth", 503, PROBLEM, problem))
        .containsExactly("getHealth does not answer 503 \"conflict\".");
  }

  private List<String> health(String body) throws IOException {
    return answers.deviations("getHealth", 200, "application/json", json(body));
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
