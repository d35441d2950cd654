// Validates PDF files against a PDF/A or PDF/UA profile with veraPDF: java -cp … Validate.java FLAVOUR FILE…
// One line per file: the file, "true" or "false", the number of checks, then the rules that failed.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        for (int index = 1; index < arguments.length; index++) {
            System.out.println(line(arguments[index], flavour));
        }
    }

    static String line(String file, PDFAFlavour flavour) throws Exception {
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            String failed = result.getTestAssertions().stream()
                .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                .map(each -> each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber())
                .distinct()
                .collect(Collectors.joining(","));
            return String.join("\t", file, String.valueOf(result.isCompliant()), String.valueOf(result.getTotalAssertions()), failed);
        }
    }
}
