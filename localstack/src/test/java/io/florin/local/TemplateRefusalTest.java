package io.florin.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not known stops the start, by name. */
class TemplateRefusalTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          AWS::CloudWatch::Alarm | AWS::Events::EventBus | Tiny-Api: Alarm is of type AWS::Events::EventBus, which the local stack does not know.
          "Errors" | {"Fn::Select": [0, ["a"]]} | Tiny-Api: Alarm (AWS::CloudWatch::Alarm) uses Fn::Select, which the local stack does not know.
          {"Ref": "AWS::Region"} | {"Ref": "AWS::StackId"} | Tiny-State: Ledger (AWS::DynamoDB::GlobalTable) uses Ref of AWS::StackId, which is not in its stack.
          "Fn::ImportValue": "tiny:customers" | "Fn::ImportValue": "tiny:nothing" | Tiny-Api: Echo (AWS::Lambda::Function) imports tiny:nothing, which no stack exports.
          ["Ledger", "Arn"] | ["Ledger", "TableId"] | Tiny-State: Ledger (AWS::DynamoDB::GlobalTable) has no attribute TableId that the local stack knows.
          ["Ledger", "Arn"] | ["Customers", "StreamArn"] | Tiny-State: Customers (AWS::DynamoDB::GlobalTable) has no stream, and so no attribute StreamArn.
          "BootstrapVersion" | "Stage" | Tiny-State: the parameter Stage is of type AWS::SSM::Parameter::Value<String>, which the local stack does not know.
          "CheckBootstrapVersion" | "Other" | Tiny-State uses the rule Other, which the local stack does not know.
          "Outputs" | "Conditions" | Tiny-State uses the section Conditions, which the local stack does not know.
          "UpdateReplacePolicy" | "Condition" | Tiny-State: Ledger uses the attribute Condition, which the local stack does not know.
          "dynamodb:GetItem" | "dynamodb:*" | Tiny-Api: StoreRole (AWS::IAM::Role) allows dynamodb:*; the local stack knows exact actions only.
          "Sid": "Logs" | "Condition": {} | Tiny-Api: EchoRole (AWS::IAM::Role) has a statement with Condition, which the local stack does not know.
          "Sid": "Logs" | "NotAction": "a:b" | Tiny-Api: EchoRole (AWS::IAM::Role) has a statement with NotAction, which the local stack does not know.
          "PasswordLength" | "ExcludeCharacters" | Tiny-State: Pepper (AWS::SecretsManager::Secret) asks for ExcludeCharacters, which the local stack does not know.
          io.florin.local.Echo:: | io.florin.local.Nobody:: | Tiny-Api: Echo (AWS::Lambda::Function) names the handler io.florin.local.Nobody, which is no RequestStreamHandler with a public constructor that takes a Platform.
          /live/*/echo* | /live/POST/echo* | Tiny-Api: Api (AWS::ApiGateway::RestApi) sends GET /echo to arn:aws:lambda:eu-central-1:000000000000:function:tiny-echo:live, but no AWS::Lambda::Permission lets it call that.
          "aws_proxy" | "mock" | Tiny-Api: Api (AWS::ApiGateway::RestApi) gives GET /echo an integration of type "mock"; the local stack knows aws_proxy only.
          """)
  void isRefusedByName(String text, String replacement, String sentence) {
    StackOptions options = StackOptions.of(TinyTemplates.changed(folder, text, replacement));

    assertThatThrownBy(() -> EmbeddedStack.start(options))
        .isInstanceOf(StartRefused.class)
        .hasMessage(sentence);
  }

  @Test
  void aDenyIsRefused() {
    Path templates =
        TinyTemplates.changed(
            folder,
            "\"Sid\": \"Logs\",",
            "\"Sid\": \"Logs\", \"Effect\": \"Deny\", \"NotResource\": \"*\",");

    assertThatThrownBy(() -> EmbeddedStack.start(StackOptions.of(templates)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("has a statement with");
  }

  @Test
  void aFolderWithoutTemplatesIsRefused() {
    assertThatThrownBy(() -> EmbeddedStack.start(StackOptions.of(folder)))
        .hasMessage("There are no templates (*.template.json) in " + folder + ".");
    assertThatThrownBy(() -> EmbeddedStack.start(StackOptions.of(folder.resolve("none"))))
        .hasMessage("The folder of templates " + folder.resolve("none") + " does not exist.");
  }
}
