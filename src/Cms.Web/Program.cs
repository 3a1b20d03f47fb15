using Cms.Web.CommandLine;

return await Verbs.RunAsync(args);
